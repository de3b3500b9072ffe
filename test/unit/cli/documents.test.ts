import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemaFiles } from '../../../src/main/hosts/cli/documents/json-schema.ts';

const FOLDER = join(import.meta.dirname, '../../../src/main/hosts/cli/schemas');
const drawn = schemaFiles();

it('draws a schema for every file that ships, and no other', () => {
  expect([...drawn.keys()].sort()).toEqual(readdirSync(FOLDER).sort());
});

// The files are the contract: after a change that is meant, `npm run schemas` writes them.
it.each([...drawn])('draws %s as it ships, word for word', (name, schema) => {
  const shipped: unknown = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
  expect(JSON.stringify(schema, null, 2)).toBe(JSON.stringify(shipped, null, 2));
});
