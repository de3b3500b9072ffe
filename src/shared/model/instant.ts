import type { Branded } from './ids.ts';

/** A point in time: milliseconds since the Unix epoch, UTC. */
export type Instant = Branded<number, 'Instant'>;

export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

/** `2026-11-21T10:15:00.000Z`, for logs and machine-readable output. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}
