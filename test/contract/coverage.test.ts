import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '@stockroom/sandbox';
import type { Sandbox } from '@stockroom/sandbox';
import { temporaryFolder } from '../unit/cli/run-command.ts';
import { coverageTable, failureTable, withTable } from './support/api-page.ts';
import { tourCommandLine } from './support/cli-tour.ts';
import { coverage } from './support/coverage.ts';
import { tourClient } from './support/client-tour.ts';

const PAGE = new URL('../../docs/api.md', import.meta.url);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ history: true });
});
afterAll(() => sandbox.close());

test('no command of the API is out of reach, and docs/api.md says where each is', async () => {
  const causes = await tourCommandLine(sandbox, await temporaryFolder(), await temporaryFolder());
  const rows = coverage(await tourClient(sandbox), causes);
  expect(rows).toHaveLength(32);
  for (const { command, ...where } of rows) {
    // A command is over before a session is old enough to be renewed.
    const commandLine = command === 'renewSession' ? ['any'] : where.commandLine;
    const holes = Object.entries({ ...where, commandLine }).filter(([, found]) => found.length === 0);
    expect(holes, command).toEqual([]);
  }

  const page = readFileSync(PAGE, 'utf8');
  const fresh = withTable(withTable(page, 'failures', failureTable()), 'commands', coverageTable(rows));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, fresh);
  else expect(page, 'docs/api.md is stale: run this test with UPDATE_DOCS=1').toBe(fresh);
}, 60_000);

test('nothing is asked that the sandbox does not know, and no secret stands in an address', () => {
  const { unknownParameters, secretsInUrls, bugs } = sandbox.ledger();
  expect({ unknownParameters, secretsInUrls, bugs }).toEqual({
    unknownParameters: [],
    secretsInUrls: [],
    bugs: [],
  });
});
