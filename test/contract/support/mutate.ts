/** Damage of the kinds that networks, proxies, PHP and new versions of a service do to an answer. */

import fc from 'fast-check';

export interface Damage {
  /** Chooses the place. */
  readonly place: number;
  readonly kind: (typeof KINDS)[number];
  readonly value: unknown;
}

const KINDS = ['drop', 'null', 'flip', 'replace', 'extra', 'wrap', 'unwrap', 'duplicate', 'rename'] as const;

/** What a field may hold that it should not. */
const NASTY: readonly unknown[] = [
  '',
  ' ',
  0,
  -1,
  -12.5,
  '-3',
  1e300,
  2 ** 53,
  '99999999999999999999',
  '1e5',
  'NaN',
  'null',
  true,
  false,
  'yes',
  [],
  {},
  [[]],
  [null],
  { 0: null },
  'not a date',
  '0000-00-00 00:00:00',
  'Feb.31, 2013 20:07:26',
  '<b>bold</b>',
  '&#0;&#xD800;&bogus;',
  'javascript:alert(1)',
  '//evil.example/x',
  '\u0000\ufffe',
  '__proto__',
];

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    place: fc.nat(),
    kind: fc.constantFrom(...KINDS),
    value: fc.oneof(fc.constantFrom(...NASTY), fc.integer(), fc.double(), fc.string({ maxLength: 12 })),
  }),
  { minLength: 1, maxLength: 4 },
);

interface Place {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

export function damaged(answer: object, all: readonly Damage[]): object {
  const copy: Record<string, unknown> = structuredClone(answer) as Record<string, unknown>;
  for (const damage of all) {
    const places = placesIn(copy);
    const place = places[damage.place % Math.max(1, places.length)];
    // A copy of its value: a later damage may change what an earlier one has put in.
    if (place !== undefined) apply(place, { ...damage, value: structuredClone(damage.value) });
  }
  return copy;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

function apply({ parent, key }: Place, { kind, value }: Damage): void {
  const target = parent as Record<string | number, unknown>;
  const old = target[key];
  switch (kind) {
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete target[key];
      return;
    case 'null':
      target[key] = null;
      return;
    case 'flip':
      target[key] = flipped(old);
      return;
    case 'replace':
      target[key] = value;
      return;
    case 'extra':
      if (Array.isArray(parent)) parent.push(value);
      else target['somethingNew'] = value;
      return;
    case 'wrap':
      target[key] = [old];
      return;
    case 'unwrap':
      target[key] = Array.isArray(old) ? old[0] : old;
      return;
    case 'duplicate':
      if (Array.isArray(parent)) parent.push(structuredClone(old));
      return;
    case 'rename':
      if (Array.isArray(parent)) return;
      delete target[key];
      target[`${key}_`] = old;
  }
}

/** The other dialect: numbers as text and back, flags as numbers and words, lists as maps and back. */
function flipped(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 0;
  if (typeof value === 'string')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : [value];
  if (Array.isArray(value))
    return Object.fromEntries(value.map((entry, index) => [String(index + 7), entry]));
  if (typeof value === 'object' && value !== null) return Object.values(value);
  return 'null';
}
