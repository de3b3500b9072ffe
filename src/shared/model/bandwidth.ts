/** How fast downloads may be, and at which time of day. Bytes a second; 0 is no limit. */
export interface Bandwidth {
  readonly limit: number;
  /** Another limit for a part of the day; `null` for none. */
  readonly schedule: BandwidthSchedule | null;
}

export interface BandwidthSchedule {
  /** `HH:MM` where the user is. A span that ends before it begins goes over midnight. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

export const NO_LIMIT: Bandwidth = { limit: 0, schedule: null };

/** What is allowed at a time; the equal ends of a span mean the whole day. */
export function limitAt({ limit, schedule }: Bandwidth, at: Date): number {
  if (schedule === null) return limit;
  const from = minutesOf(schedule.from);
  const to = minutesOf(schedule.to);
  const now = at.getHours() * 60 + at.getMinutes();
  const within = from < to ? now >= from && now < to : now >= from || now < to;
  return within ? schedule.limit : limit;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
