import { formatCount } from '../../shared/model/count-text.ts';
import type { PixelSize } from '../../shared/model/asset.ts';
import type { Instant } from '../../shared/model/instant.ts';

/** The service tells its days without a zone; they are read as UTC and stay the days that it told. */
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const DPI = 300;
const CM_PER_INCH = 2.54;

export { formatCount };

/** `7 of 13,009,933`: a place, or how far something has come. */
export function formatPart(part: number, whole: number): string {
  return `${formatCount(part)} of ${formatCount(whole)}`;
}

/** `1 result`, `13,009,933 results`. */
export function formatResults(total: number): string {
  return `${formatCount(total)} ${total === 1 ? 'result' : 'results'}`;
}

/** `12.4 MB`: decimal units, as disks and shops count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  const written = value.toLocaleString(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${written} ${BYTE_UNITS[unit]}`;
}

/** `5,760 × 3,840 px`. */
export function formatPixels({ width, height }: PixelSize): string {
  return `${formatCount(width)} × ${formatCount(height)} px`;
}

/** `48.8 × 32.5 cm at 300 dpi`: how large it can be printed sharply. */
export function formatPrintSize({ width, height }: PixelSize): string {
  const cm = (pixels: number) =>
    ((pixels / DPI) * CM_PER_INCH).toLocaleString(undefined, { maximumFractionDigits: 1 });
  return `${cm(width)} × ${cm(height)} cm at ${DPI} dpi`;
}

/** `0:07`, `12:30`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** `12 Mar 2025`: a day as the service told it. */
export function formatDate(at: Instant): string {
  return date.format(at);
}

/** `12 Mar 2025`: the day of something that happened on this computer, in the user's own time. */
export function formatDay(at: Instant | number): string {
  return day.format(at);
}

/** `14:05` today, else `12 Mar 2026, 14:05`; in the user's own time. */
export function formatMoment(at: Instant, now: number): string {
  return day.format(at) === day.format(now) ? time.format(at) : dayAndTime.format(at);
}

/** `8 s left`, `3 min left`, `2 h left`; empty while it can't be told. */
export function formatTimeLeft(bytesLeft: number, bytesPerSecond: number): string {
  if (bytesPerSecond <= 0 || bytesLeft < 0) return '';
  const seconds = Math.ceil(bytesLeft / bytesPerSecond);
  if (seconds < 60) return `${seconds} s left`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min left`;
  return `${Math.ceil(seconds / 3600)} h left`;
}

/** The last part of a path with `/` or `\`. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** `1 asset`, `1,200 assets`. */
export function assetsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'asset' : 'assets'}`;
}
