import { parseTimestamp } from '../dialect/dates.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Period } from '../shop/period.ts';
import { invalidParameter } from './failure.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** IDs are at most this on the wire. */
const MAX_ID = 2 ** 40;
const ID: Range = { min: 1, max: MAX_ID };
const MAX_TEXT = 1000;
const MAX_IDS = 1000;

/**
 * The parameters of one call, read as strictly as the service reads them: a wrong type or a value outside
 * the allowed set is refused. `null` and the empty text stand for "not given".
 */
export class Parameters {
  readonly #values: JsonObject;
  readonly #read = new Set<string>();

  constructor(values: JsonObject) {
    this.#values = values;
  }

  /** `dp_` parameters that were sent but that the command did not ask for: misspelt, or from another command. */
  unread(): readonly string[] {
    return Object.keys(this.#values).filter((name) => !this.#read.has(name) && this.#values[name] !== null);
  }

  raw(name: string): Json | null {
    this.#read.add(name);
    const value = this.#values[name];
    return value === undefined || value === '' ? null : value;
  }

  text(name: string, max = MAX_TEXT): string | null {
    const value = this.raw(name);
    if (value === null) return null;
    if (typeof value !== 'string' && typeof value !== 'number') throw invalidParameter(name, 'text expected');
    const text = String(value);
    if (text.length > max) throw invalidParameter(name, `longer than ${max} characters`);
    return text;
  }

  requiredText(name: string, max = MAX_TEXT): string {
    const text = this.text(name, max);
    if (text === null || text.trim() === '') throw invalidParameter(name, 'required');
    return text;
  }

  integer(name: string, range: Range): number | null {
    const value = this.raw(name);
    return value === null ? null : integerIn(name, value, range);
  }

  id(name: string): number | null {
    return this.integer(name, ID);
  }

  requiredId(name: string): number {
    const id = this.id(name);
    if (id === null) throw invalidParameter(name, 'required');
    return id;
  }

  /** One ID or a list of them; `null` when absent or empty. */
  ids(name: string): readonly number[] | null {
    const value = this.raw(name);
    if (value === null) return null;
    const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (list.length > MAX_IDS) throw invalidParameter(name, `more than ${MAX_IDS} values`);
    return list.length === 0 ? null : list.map((entry) => integerIn(name, entry, ID));
  }

  /** `1` or `0`, or a JSON boolean. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.raw(name);
    if (value === null) return fallback;
    if (value === true || value === 1 || value === '1') return true;
    if (value === false || value === 0 || value === '0') return false;
    throw invalidParameter(name, '1 or 0 expected');
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | null {
    const text = this.text(name);
    if (text === null) return null;
    const found = allowed.find((entry) => entry === text);
    if (found === undefined) throw invalidParameter(name, `one of ${allowed.join(', ')} expected`);
    return found;
  }

  /** One of the allowed values, or a list of them. */
  someOf<const T extends string>(name: string, allowed: readonly T[]): readonly T[] | null {
    const value = this.raw(name);
    if (value === null) return null;
    const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return list.map((entry) => {
      const found = allowed.find((known) => known === entry);
      if (found === undefined) throw invalidParameter(name, `one of ${allowed.join(', ')} expected`);
      return found;
    });
  }

  /** Milliseconds of a `YYYY-MM-DD HH:MM:SS` parameter. */
  date(name: string): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const at = parseTimestamp(text);
    if (at === null) throw invalidParameter(name, 'YYYY-MM-DD HH:MM:SS expected');
    return at;
  }

  object(name: string): JsonObject | null {
    const value = this.raw(name);
    if (value === null) return null;
    if (!isJsonObject(value)) throw invalidParameter(name, 'object expected');
    return value;
  }

  /** `dp_limit` and `dp_offset` of the lists. */
  page(): { readonly limit: number; readonly offset: number } {
    return {
      limit: this.integer('dp_limit', { min: 1, max: 1000 }) ?? 100,
      offset: this.integer('dp_offset', { min: 0, max: MAX_ID }) ?? 0,
    };
  }

  /** As `period`, of a command that demands both ends [seen]. */
  requiredPeriod(): Period {
    for (const name of ['dp_date_start', 'dp_date_end']) this.requiredText(name);
    return this.period();
  }

  /** `dp_date_start` and `dp_date_end`, both inclusive. */
  period(): Period {
    const start = this.date('dp_date_start') ?? Number.NEGATIVE_INFINITY;
    const end = this.date('dp_date_end') ?? Number.POSITIVE_INFINITY;
    if (start > end) throw invalidParameter('dp_date_end', 'before dp_date_start');
    return { start, end };
  }
}

export function integerIn(name: string, value: Json | undefined, { min, max }: Range): number {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d{1,15}$/.test(value)
        ? Number(value)
        : Number.NaN;
  if (!Number.isInteger(number)) throw invalidParameter(name, 'integer expected');
  if (number < min || number > max) throw invalidParameter(name, `between ${min} and ${max} expected`);
  return number;
}
