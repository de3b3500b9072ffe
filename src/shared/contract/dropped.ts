import { METADATA_REACH } from '../model/dropped.ts';

/** Where a browser, which tells no paths, sends a dropped file to; the answer is a `Recognition`. */
export const DROPPED_PATH = '/dropped';

/** A file on its way: its name, its size, and whether only its ends are sent. */
export interface Parcel {
  readonly name: string;
  readonly bytes: number;
  readonly whole: boolean;
}

export function parcelAddress({ name, bytes, whole }: Parcel): string {
  const query = new URLSearchParams({ name, bytes: String(bytes), part: whole ? 'whole' : 'ends' });
  return `${DROPPED_PATH}?${query.toString()}`;
}

/** `null` for what no page of ours would ask. */
export function readParcel(query: URLSearchParams): Parcel | null {
  const name = query.get('name');
  const bytes = query.get('bytes') ?? '';
  const part = query.get('part');
  if (name === null || !/^\d{1,15}$/.test(bytes) || (part !== 'whole' && part !== 'ends')) return null;
  return { name, bytes: Number(bytes), whole: part === 'whole' };
}

/** Bytes that are sent of it. */
export function bodyLength({ bytes, whole }: Pick<Parcel, 'bytes' | 'whole'>): number {
  return whole ? bytes : Math.min(bytes, 2 * METADATA_REACH);
}
