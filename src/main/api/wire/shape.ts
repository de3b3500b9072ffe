/**
 * Finding the object or list an answer is about. The two dialects put it under different names, under `data`,
 * or at the top level; PHP sends an empty object as `[]` and a list with gaps as an object keyed by index or ID.
 */

import { ProtocolFault } from './fault.ts';
import { isObject, toCount, type WireObject } from './values.ts';

/** One entry of a list or a map, with the key it had in a map. */
export interface Entry {
  readonly key: string | null;
  readonly value: unknown;
}

/** The entries of an array or a map; `null` when the value is neither. */
export function entriesOf(value: unknown): readonly Entry[] | null {
  if (Array.isArray(value)) return value.map((item: unknown) => ({ key: null, value: item }));
  if (isObject(value)) return Object.entries(value).map(([key, item]) => ({ key, value: item }));
  return null;
}

/** The values of an array or a map; empty when the value is neither. */
export function valuesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** The objects of an array or a map; whatever is not an object is left out. */
export function objectsOf(value: unknown): readonly WireObject[] {
  return valuesOf(value).filter(isObject);
}

/** A nested object, empty when it is missing or something else. */
export function object(from: WireObject, ...names: readonly string[]): WireObject {
  for (const name of names) {
    const value = from[name];
    if (isObject(value)) return value;
  }
  return {};
}

/**
 * The object that holds at least one of `marks`: under one of `names`, under `data`, or the answer itself.
 * Throws a `ProtocolFault` when there is none.
 */
export function holder(answer: WireObject, names: readonly string[], marks: readonly string[]): WireObject {
  const data = answer['data'];
  const places = [
    ...names.map((name) => answer[name]),
    ...(isObject(data) ? names.map((name) => data[name]) : []),
    data,
    answer,
  ];
  const found = places.find(
    (place): place is WireObject => isObject(place) && marks.some((mark) => mark in place),
  );
  if (found === undefined) throw new ProtocolFault(names[0] ?? 'data', `none of ${marks.join(', ')}`);
  return found;
}

/**
 * The list of an answer, under one of `names` at the top level or inside `data`. A list that is left out or
 * `null` is empty when `count` says zero or says nothing about an explicit `null`; anything else is a fault.
 */
export function listIn(answer: WireObject, names: readonly string[]): readonly Entry[] {
  const data = answer['data'];
  for (const place of isObject(data) ? [answer, data] : [answer]) {
    for (const name of names) {
      const list = name === 'data' && isObject(place[name]) ? unwrapped(place[name], names) : place[name];
      const entries = entriesOf(list);
      if (entries !== null) return entries;
    }
  }
  const total = totalIn(answer);
  const emptied = names.some(
    (name) => answer[name] === null || answer[name] === false || answer[name] === '',
  );
  if (total === 0 || (total === null && emptied)) return [];
  throw new ProtocolFault(names[0] ?? 'data', 'no list');
}

/** `count`, at the top level or inside `data`. */
export function totalIn(answer: WireObject): number | null {
  return toCount(answer['count']) ?? toCount(object(answer, 'data')['count']);
}

/** `data` may be the list as a map, or an object around the list. */
function unwrapped(data: WireObject, names: readonly string[]): unknown {
  const inner = names.find((name) => entriesOf(data[name]) !== null);
  if (inner !== undefined) return data[inner];
  return Object.values(data).every((value) => typeof value === 'object' && value !== null) ? data : null;
}
