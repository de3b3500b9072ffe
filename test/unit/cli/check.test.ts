import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { svgOf } from '../layouts/fixtures/layouts.ts';
import { pictureOf } from '../layouts/fixtures/pictures.ts';
import { environmentOf, runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

const COMP = 20_192_481;

let api: ForeignApi;
let folder = '';
let env: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  api = await startForeignApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  folder = await temporaryFolder();
  env = environmentOf(api, join(folder, 'profile'));
});

function put(name: string, data: Buffer): string {
  const at = join(folder, 'job', name);
  mkdirSync(join(folder, 'job'), { recursive: true });
  writeFileSync(at, data);
  return at;
}

test('a layout with a comp ends with 8, and the document says which', async () => {
  await runCommand(['comp', String(COMP), '--to', join(folder, 'job'), '--json'], { env });
  const page = put('page.svg', svgOf([{ kind: 'linked', path: `Depositphotos_${COMP}_l-2015.jpg` }]));
  const { code, json } = await runCommand(['check', page, '--json'], { env });
  expect(code).toBe(8);
  expect(schemaErrors('check', json())).toEqual([]);
  expect(json()).toMatchObject({ items: [{ state: 'comp', asset: { id: COMP } }], summary: { asked: true } });
});

test('what the group has licensed is clear, and a stranger is not accused', async () => {
  const licensed = COMP + 1;
  const order = ['--license', '10123', '--size', 'l-2015', '--yes', '--max-total', '1000', '--no-fetch'];
  expect((await runCommand(['license', String(licensed), ...order], { env })).code).toBe(0);
  put(`Depositphotos_${licensed}_l-2015.jpg`, await pictureOf(2));
  put('IMG_0001.jpg', await pictureOf(1));
  const { code, json } = await runCommand(['check', join(folder, 'job'), '--json'], { env });
  expect(json()).toMatchObject({
    items: [
      { state: 'stranger', asset: null },
      { state: 'licensed', asset: { id: licensed } },
    ],
  });
  expect(code).toBe(0);
});

test('a layout that cannot be read, or lacks a link, ends with 9', async () => {
  const broken = put('page.idml', Buffer.from('PK\x03\x04 and no more'));
  expect((await runCommand(['check', broken], { env })).code).toBe(9);
  const lost = put('page.svg', svgOf([{ kind: 'linked', path: '/nowhere/hero.jpg' }]));
  const { code, stdout } = await runCommand(['check', lost], { env });
  expect(code).toBe(9);
  expect(stdout).toMatch(/missing +hero\.jpg/);
});

test('signed out it says what this computer knows; no file is not found', async () => {
  const signedOut = { DEPOSITPHOTOS_API_URL: api.url, STOCKROOM_PROFILE: join(folder, 'profile') };
  const page = put('page.svg', svgOf([{ kind: 'linked', path: `Depositphotos_${COMP}_l-2015.jpg` }]));
  const { code, stderr } = await runCommand(['check', page], { env: signedOut });
  expect(code).toBe(8);
  expect(stderr).toContain('The service was not asked');
  expect((await runCommand(['check', join(folder, 'none.idml')], { env: signedOut })).code).toBe(4);
});
