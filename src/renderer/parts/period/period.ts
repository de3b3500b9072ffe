import { instant } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { formatDate } from '../../ui/format.ts';

const DAY = 86_400_000;

export interface Period {
  readonly from: Instant | null;
  /** The first moment no longer meant. */
  readonly to: Instant | null;
}

/** `1 Oct 2026 – 31 Oct 2026`; `null` for all time. Days are those of UTC, as the service counts them. */
export function periodText({ from, to }: Period): string | null {
  const last = to === null ? null : instant(to - 1);
  if (from !== null && last !== null) return `${formatDate(from)} – ${formatDate(last)}`;
  if (from !== null) return `Since ${formatDate(from)}`;
  return last === null ? null : `Until ${formatDate(last)}`;
}

/** As a date field has it. */
export function dayOf(at: Instant | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 10);
}

/** From the first day to the last one, both meant. */
export function periodOf(first: string, last: string): Period {
  const from = momentOf(first);
  const end = momentOf(last);
  return { from, to: end === null ? null : instant(end + DAY) };
}

function momentOf(day: string): Instant | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? null : instant(at);
}

/** The month that the moment is in, or one before it. */
export function month(now: number, back: number): Period {
  const date = new Date(now);
  const [year, index] = [date.getUTCFullYear(), date.getUTCMonth() - back];
  return { from: instant(Date.UTC(year, index)), to: instant(Date.UTC(year, index + 1)) };
}

export function year(now: number): Period {
  const full = new Date(now).getUTCFullYear();
  return { from: instant(Date.UTC(full, 0)), to: instant(Date.UTC(full + 1, 0)) };
}
