/**
 * Tolerant readers of single values. The service sends numbers as strings, booleans as `1`, `"yes"` or `true`,
 * and leaves fields out, `null` or empty [doc][seen]. Each reader takes the field names to try in order and
 * answers the first usable value, else `null` (or the stated default): a bad optional field never loses its item.
 * They are hand-written and allocate nothing, because a page of results goes through about 6,000 of them.
 */

import { type Branded, parseId } from '../../../shared/model/ids.ts';
import { decodeEntities } from './entities.ts';

/** Any JSON object. */
export type WireObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a number or a numeric string. Exponents, separators and `NaN` are not numbers here. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 32) return null;
  return /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

/** Reads text; numbers count as text, everything else is none. Trimmed, entities decoded. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') {
    const trimmed = value.trim();
    return trimmed === '' ? null : decodeEntities(trimmed);
  }
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

export function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return null;
  switch (value.trim().toLowerCase()) {
    case '1':
    case 'yes':
    case 'y':
    case 'true':
      return true;
    case '0':
    case 'no':
    case 'n':
    case 'false':
      return false;
    default:
      return null;
  }
}

/** Non-negative whole number that a double holds exactly. */
export function toCount(value: unknown): number | null {
  const number = toNumber(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function text(from: WireObject, ...names: readonly string[]): string {
  for (const name of names) {
    const read = toText(from[name]);
    if (read !== null) return read;
  }
  return '';
}

export function count(from: WireObject, ...names: readonly string[]): number | null {
  for (const name of names) {
    const read = toCount(from[name]);
    if (read !== null) return read;
  }
  return null;
}

/** A whole number above zero: pixels, bytes. */
export function positive(from: WireObject, ...names: readonly string[]): number | null {
  for (const name of names) {
    const read = toCount(from[name]);
    if (read !== null && read > 0) return read;
  }
  return null;
}

/** True as soon as one of the names says so: the service has several flags for one fact. */
export function anyFlag(from: WireObject, ...names: readonly string[]): boolean {
  for (const name of names) if (toFlag(from[name]) === true) return true;
  return false;
}

/** The first of the names that says yes or no. */
export function flag(from: WireObject, names: readonly string[], otherwise: boolean): boolean {
  for (const name of names) {
    const read = toFlag(from[name]);
    if (read !== null) return read;
  }
  return otherwise;
}

export function id<Id extends Branded<number, string>>(
  from: WireObject,
  ...names: readonly string[]
): Id | null {
  for (const name of names) {
    const read = parseId<Id>(from[name]);
    if (read !== null) return read;
  }
  return null;
}
