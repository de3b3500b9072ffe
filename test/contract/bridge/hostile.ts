import { z } from 'zod';

/** What a page would try: places, limits, names, and what is no value at all. */
const TEXTS = [
  '',
  'x',
  ' ',
  '0',
  '1',
  '5000',
  '99999999.99',
  '-1',
  'null',
  'l-2015',
  'xl-2015',
  '12:00',
  '23:59',
  '#/',
  '{id}',
  '{title}',
  ' comp',
  'Spring',
  'https://example.org/a.png',
  'file:///etc/passwd',
  '/',
  '/etc/passwd',
  '../../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\host\\share',
  '../ledger.db',
  '..',
  'stockroom.db',
  '2026-01-01.stockroom-backup',
  "'; DROP TABLE intent; --",
  '\u202e',
  '%2e%2e',
];
const NUMBERS = [
  0,
  1,
  2,
  3,
  5,
  17,
  40,
  80,
  100,
  200,
  500,
  10_123,
  20_192_481,
  20_192_482,
  50_000_000,
  Number.MAX_SAFE_INTEGER,
  -1,
  0.5,
];

type Json = Readonly<Record<string, unknown>>;

/**
 * Inputs that a schema takes, as hostile as it lets them be: made from the schema itself, so that a new procedure needs
 * no line here. `texts` and `numbers` are what the page has learned. The same seed gives the same inputs.
 */
export function hostileInputs(
  schema: z.ZodType | undefined,
  options: {
    readonly count: number;
    readonly seed: number;
    readonly texts: readonly string[];
    readonly numbers: readonly number[];
  },
): readonly unknown[] {
  if (schema === undefined) return [undefined];
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Json;
  const pick = picker(options.seed);
  // What the page has learned comes as often as the rest.
  const texts = [...TEXTS, ...repeated(options.texts, TEXTS.length)];
  const numbers = [...NUMBERS, ...repeated(options.numbers, NUMBERS.length)];
  const found = new Map<string, unknown>();
  for (let tries = 0; tries < 20_000 && found.size < options.count; tries += 1) {
    const value = make(shape, pick, texts, numbers);
    if (schema.safeParse(value).success) found.set(JSON.stringify(value) ?? 'undefined', value);
  }
  return [...found.values()];
}

function repeated<Value>(values: readonly Value[], least: number): readonly Value[] {
  return values.length === 0
    ? []
    : Array.from({ length: least }, (_, n) => values[n % values.length] as Value);
}

function make(shape: Json, pick: Pick, texts: readonly string[], numbers: readonly number[]): unknown {
  const inner = (part: unknown) => make(part as Json, pick, texts, numbers);
  if ('const' in shape) return shape['const'];
  if (Array.isArray(shape['enum'])) return pick(shape['enum'] as unknown[]);
  const choices = shape['anyOf'] ?? shape['oneOf'];
  if (Array.isArray(choices)) return inner(pick(choices as unknown[]));
  switch (shape['type']) {
    case 'object': {
      const required = new Set(shape['required'] as readonly string[] | undefined);
      const fields = Object.entries((shape['properties'] ?? {}) as Json);
      const kept = fields.filter(([name]) => required.has(name) || pick([true, false]));
      return Object.fromEntries(kept.map(([name, part]) => [name, inner(part)]));
    }
    case 'array': {
      const least = Number(shape['minItems'] ?? 0);
      const length = pick([least, least + 1, least + 2]);
      return Array.from({ length }, () => inner(shape['items'] ?? {}));
    }
    case 'boolean':
      return pick([true, false]);
    case 'null':
      return null;
    case 'integer':
    case 'number': {
      const least = Number(shape['minimum'] ?? shape['exclusiveMinimum'] ?? 0);
      return pick([...numbers, least, least + 1]);
    }
    default:
      return pick(texts);
  }
}

type Pick = <Value>(among: readonly Value[]) => Value;

/** A small generator (mulberry32): the run can be had again. */
function picker(seed: number): Pick {
  let state = seed;
  return (among) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return among[Math.floor(share * among.length)] as never;
  };
}
