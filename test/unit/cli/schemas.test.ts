import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createCli } from '../../../src/main/hosts/cli/cli.ts';
import { EXIT } from '../../../src/main/hosts/cli/exit-code.ts';
import { createProgram } from '../../../src/main/hosts/cli/program.ts';
import { runCommand } from './run-command.ts';
import { SCHEMAS, schemaErrors } from './schemas.ts';

const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const program = createProgram(
  createCli({
    stdin: Readable.from([]),
    stdout: sink(),
    stderr: sink(),
    env: {},
    signal: new AbortController().signal,
  }),
);

/** `invoice create` has its schema in `invoice-create.json`. */
function commandsWithJson(command: Command, prefix = ''): string[] {
  return command.commands.flatMap((below) => {
    const name = `${prefix}${below.name()}`;
    const own = below.options.some(({ long }) => long === '--json') ? [name] : [];
    return [...own, ...commandsWithJson(below, `${name}-`)];
  });
}

/** Commands that print what another prints. */
const SHARED: Readonly<Record<string, string>> = { related: 'search', generation: 'generate' };

test('every document has a schema, and every schema a document', () => {
  const documents = new Set(commandsWithJson(program).map((name) => SHARED[name] ?? name));
  expect(documents.size).toBeGreaterThan(15);
  expect(SCHEMAS.map((file) => file.replace('.json', '')).toSorted()).toEqual(
    [...documents, 'common', 'error'].toSorted(),
  );
});

test('docs/cli.md links every schema and explains every exit code', () => {
  const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
  for (const file of SCHEMAS) expect(page).toContain(`(../src/main/hosts/cli/schemas/${file})`);
  for (const code of Object.values(EXIT)) expect(page).toMatch(new RegExp(`^\\| ${code} \\| `, 'm'));
  for (const name of commandsWithJson(program)) expect(page).toContain(name.replace('invoice-', ''));
});

test('the schemas are strict', () => {
  expect(schemaErrors('search', { total: 1, assets: [], extra: true })).not.toEqual([]);
  expect(schemaErrors('search', { assets: [] })).not.toEqual([]);
  expect(schemaErrors('license', { total: 37.5, results: [] })).not.toEqual([]);
  expect(schemaErrors('comp', { results: [{ assetId: '1', status: 'done' }] })).not.toEqual([]);
});

test('a failure is a document too', async () => {
  const result = await runCommand(['show', 'cat', '--json']);
  expect(schemaErrors('error', JSON.parse(result.stderr))).toEqual([]);
});
