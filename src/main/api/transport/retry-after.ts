/** Longest pause we believe, in seconds: a day. Anything above is a mistake of the server. */
const MAX_SECONDS = 86_400;

/** Reads `Retry-After`, seconds or an HTTP date [RFC 9110 10.2.3]. `null` when there is none or it is unreadable. */
export function retryAfterSeconds(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const trimmed = header.trim();
  if (/^\d{1,10}$/.test(trimmed)) return Math.min(Number(trimmed), MAX_SECONDS);
  // Date.parse reads nearly anything as a date ("-5" is a year); an HTTP date starts with a day's name.
  const at = /^[A-Z][a-z]{2,8}, /.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(0, Math.ceil((at - now) / 1000)), MAX_SECONDS);
}
