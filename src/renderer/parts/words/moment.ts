import type { Instant } from '../../../shared/model/instant.ts';

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** `14:05` today, else `12 Mar 2026, 14:05`; in the user's own time. */
export function formatMoment(at: Instant, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return (isToday ? time : dateAndTime).format(at);
}
