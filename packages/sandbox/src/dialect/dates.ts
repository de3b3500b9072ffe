/** The zone-less date forms of the service. The sandbox lives in UTC. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number) => String(value).padStart(2, '0');

/** `2013-03-13 06:49:19` */
export function timestampOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** `Feb.18, 2013 20:07:26` */
export function publishedOf(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]}.${two(date.getUTCDate())}, ${date.getUTCFullYear()} ${timestampOf(at).slice(11)}`;
}

/** `Apr. 18, 2019`, with the time added for `datetime`. */
export function mediaDateOf(at: number, form: 'date' | 'datetime' | 'unix'): string {
  if (form === 'unix') return String(unixOf(at));
  const date = new Date(at);
  const day = `${MONTHS[date.getUTCMonth()]}. ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return form === 'date' ? day : `${day} ${timestampOf(at).slice(11)}`;
}

export function unixOf(at: number): number {
  return Math.floor(at / 1000);
}

/** Milliseconds of `YYYY-MM-DD HH:MM:SS`; `null` when it is anything else, or no real date. */
export function parseTimestamp(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(at) || timestampOf(at) !== text ? null : at;
}
