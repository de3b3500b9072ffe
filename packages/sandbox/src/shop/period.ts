/** Milliseconds, both inclusive; infinite where a side is open. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** The service counts in seconds: an event within the last second of the period belongs to it. */
export function within(at: number, { start, end }: Period): boolean {
  return at >= start && at < end + 1000;
}
