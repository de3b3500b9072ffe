import type { Right } from '../model/download.ts';
import type { AssetId } from '../model/ids.ts';

/**
 * Pictures don't travel over the bridge: a page asks for them by path on its own origin, and the host
 * answers from our own file, or from the preview service. Only asset IDs and these names are understood, never an address.
 */
export const PREVIEW_SIZES = ['thumb', 'grid', 'large', 'full', 'clip'] as const;
/**
 * Of the service's previews: `thumb` about 170 px, `grid` about 450, `large` and `full` up to 950, `clip` the moving one of
 * a video. Of our own file: 256, 640 and 2,048 px, `full` every pixel of it.
 */
export type PreviewSize = (typeof PREVIEW_SIZES)[number];

export interface PreviewRequest {
  readonly asset: AssetId;
  readonly size: PreviewSize;
  /** Of the file with this right, and of nothing else; `null`: the best that there is of the asset. */
  readonly of: Right | null;
  /** Whether the address changes with the asset's files. */
  readonly versioned: boolean;
}

/** Which picture of an asset is meant. */
export interface PreviewOf {
  readonly of?: Right;
  /** Of its files, as `AssetInView` has it: another one is another address, so that no old picture is shown for it. */
  readonly version?: string | null;
}

export function previewPath(asset: AssetId, size: PreviewSize, { of, version }: PreviewOf = {}): string {
  const ending = [of, version].filter((part) => part != null).map((part) => `/${part}`);
  return `/preview/${asset}/${size}${ending.join('')}`;
}

/** What a path asks for, or `null` for anything else. */
export function parsePreviewPath(path: string): PreviewRequest | null {
  const match = /^\/preview\/([1-9]\d{0,15})\/([a-z]+)(?:\/(comp|licensed))?(\/[0-9a-f]{1,16})?$/.exec(path);
  const size = PREVIEW_SIZES.find((name) => name === match?.[2]);
  if (match?.[1] === undefined || size === undefined) return null;
  const of = (match[3] as Right | undefined) ?? null;
  return { asset: Number(match[1]) as AssetId, size, of, versioned: match[4] !== undefined };
}
