import { z } from 'zod';
import { DOCUMENTS } from './index.ts';
import { PARTS } from './parts.ts';

type Json = Record<string, unknown>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const NAMES = new Map<unknown, string>(Object.entries(PARTS).map(([name, part]) => [part, name]));

/**
 * The schemas that ship in `schemas`, drawn from the documents, by the names of their files. `npm run schemas` writes
 * them; the program itself never asks.
 */
export function schemaFiles(): ReadonlyMap<string, Json> {
  const files = new Map<string, Json>();
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    const { title, ...schema } = schemaOf(document, 'common.json#/definitions/');
    files.set(`${name}.json`, { $schema: DRAFT, title, ...schema });
  }
  const definitions = Object.entries(PARTS).map(([name, part]) => [name, schemaOf(part, '#/definitions/')]);
  files.set('common.json', {
    $schema: DRAFT,
    title: 'Parts of the documents',
    definitions: Object.fromEntries(definitions),
  });
  return files;
}

/** One type as a schema of draft 7; the parts in it become references below `base`. */
function schemaOf(type: z.ZodType, base: string): Json {
  const { $schema: _draft, ...schema } = z.toJSONSchema(type, {
    target: 'draft-7',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = path.length > 0 ? NAMES.get(zodSchema) : undefined;
      const short = name === undefined ? shortened(jsonSchema) : { $ref: `${base}${name}` };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, short);
    },
  });
  return schema;
}

/** The same in fewer words: without limits that every JSON number has, and without the type of listed values. */
function shortened(schema: Json): Json {
  const { type, enum: values, const: value, minimum, maximum, anyOf, allOf, propertyNames, ...rest } = schema;
  if (values !== undefined) return { enum: values, ...rest };
  if (value !== undefined) return { const: value, ...rest };
  if (Array.isArray(anyOf)) return { ...nullable(anyOf as readonly Json[]), ...rest };
  if (Array.isArray(allOf) && allOf.length === 1) return { ...(allOf[0] as Json), ...rest };
  if (type === 'integer') {
    const least = minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum };
    const most = maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum };
    return { type, ...least, ...most, ...rest };
  }
  // The names of a JSON object are text.
  if (propertyNames !== undefined) return { type, ...rest };
  return { ...schema };
}

/** A value or `null`, in one list where the value has nothing but a type or a list. */
function nullable(anyOf: readonly Json[]): Json {
  const [first = {}, second] = anyOf;
  const keys = Object.keys(first).join();
  if (anyOf.length !== 2 || second?.['type'] !== 'null') return { anyOf };
  if (keys === 'type') return { type: [first['type'], 'null'] };
  if (keys === 'enum') return { enum: [...(first['enum'] as readonly unknown[]), null] };
  return { anyOf };
}
