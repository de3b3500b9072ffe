import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { parseId } from '../../../shared/model/ids.ts';
import type { Branded } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { decimal } from '../../../shared/model/money.ts';

/** Reads an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads an option that is a list with commas; `allowed` empty lets every word through. */
export function list<Word extends string>(allowed: readonly Word[] = []): (text: string) => readonly Word[] {
  return (text) => {
    const words = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const wrong = words.find((word) => allowed.length > 0 && !allowed.some((one) => one === word));
    if (words.length === 0 || wrong !== undefined) {
      throw new InvalidArgumentError(
        `Expected a list of ${allowed.length > 0 ? allowed.join(', ') : 'words'}.`,
      );
    }
    return words as Word[];
  };
}

/** Reads an ID that is neither an asset's nor a word: of a licence, a transaction, an invoice. */
export function idOption<Id extends Branded<number, string>>(text: string): Id {
  const id = parseId<Id>(text);
  if (id === null) throw new InvalidArgumentError('Expected an ID, a whole number.');
  return id;
}

/** The same for an argument that may be repeated. */
export function ids<Id extends Branded<number, string>>(
  text: string,
  earlier: readonly Id[] = [],
): readonly Id[] {
  return [...new Set([...earlier, idOption<Id>(text)])];
}

/** `2026-11-21`, or a full ISO time; a bare day is taken in UTC, as the service does. */
export function time(text: string): Instant {
  const at = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError('Expected a day such as 2026-11-21, or an ISO time.');
  return instant(at);
}

/** An exact amount such as `99.50`. */
export function amount(text: string): string {
  const value = decimal(text);
  if (value === null || value.startsWith('-'))
    throw new InvalidArgumentError('Expected an amount such as 99.50.');
  return value;
}

export interface StretchOptions {
  readonly limit: number;
  readonly offset: number;
}

export interface PeriodOptions {
  readonly since?: Instant;
  readonly until?: Instant;
}

/** `--limit`, `--offset` of the group's lists. */
export function withStretch(command: Command): Command {
  return command
    .option('--limit <n>', 'how many rows', wholeNumber(1, 100_000), 100)
    .option('--offset <n>', 'how many rows to skip', wholeNumber(0, 1_000_000_000), 0);
}

/** `--since`, `--until`. */
export function withPeriod(command: Command): Command {
  return command
    .option('--since <day>', 'from this day on', time)
    .option('--until <day>', 'before this day', time);
}

export function periodOf({ since, until }: PeriodOptions) {
  return { ...(since !== undefined && { from: since }), ...(until !== undefined && { to: until }) };
}

/** Before the service had anything to count. */
const BEGINNING = Date.UTC(2000, 0, 1);
/** The clocks of the service and of this computer differ. */
const DAY_MS = 86_400_000;

/** As `periodOf`, for commands of the service that demand both ends: all time until today. `now` in milliseconds. */
export function wholePeriodOf({ since, until }: PeriodOptions, now: number) {
  return { from: since ?? instant(BEGINNING), to: until ?? instant(now + DAY_MS) };
}
