import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/main/purchasing/licensing/log-chain.ts';
import { typedStore } from '../../../src/main/platform/store/index.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi, ForeignOptions } from '../../support/foreign-api/index.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import type { Orders } from './child.ts';

const folder = tempFolderPerTest();
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

let foreign: ForeignApi | undefined;
beforeEach(() => {
  foreign = undefined;
});
afterEach(() => foreign?.close());

async function serve(options: ForeignOptions): Promise<ForeignApi> {
  foreign = await startForeignApi(options);
  return foreign;
}

/** Runs a process of its own to its end; `null` is being killed. */
async function run(api: ForeignApi, assetIds: readonly number[], dieAt = 0): Promise<number | null> {
  const { file, downloads } = files();
  const orders: Orders = { url: api.url, credentials: api.credentials, file, downloads, assetIds, dieAt };
  const child = spawn(process.execPath, [CHILD, JSON.stringify(orders)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}

const files = () => ({
  file: path.join(folder.path, 'ledger.db'),
  downloads: path.join(folder.path, 'downloads.txt'),
});

function ledger() {
  const db = new DatabaseSync(files().file, { timeout: 5000 });
  try {
    expect(audit(typedStore(db))).toEqual([]);
    return db.prepare('SELECT id, assetId, state, transactionId FROM intent ORDER BY seq').all();
  } finally {
    db.close();
  }
}

const downloaded = () =>
  existsSync(files().downloads) ? readFileSync(files().downloads, 'utf8').trim().split('\n') : [];

const ASSETS = [20_192_481, 20_192_482, 20_192_483];

describe('a foreign service, real processes and real kills', () => {
  it('that charges and cuts the connection: one charge each, found again, files asked for', async () => {
    const api = await serve({ cutAfterCharge: 1 });
    expect(await run(api, ASSETS)).toBe(0);
    expect(api.charges).toHaveLength(3);
    expect(new Set(api.charges.map(({ itemId }) => itemId))).toEqual(new Set(ASSETS));
    expect(ledger().map(({ state }) => state)).toEqual(['licensed', 'licensed', 'licensed']);
    expect(new Set(downloaded()).size).toBe(3);
    expect(api.targets.join(' ')).not.toContain(api.credentials.apiKey);
  });

  // Confirming is 1 and 2; a purchase has seven checkpoints, and its hand-over two.
  it.each([2, 5, 6, 7, 8, 9, 12])(
    'killed at checkpoint %s: no asset is charged twice, none is lost',
    async (dieAt) => {
      const api = await serve({ htmlEvery: 1000 });
      expect(await run(api, ASSETS, dieAt)).toBeNull();
      expect(await run(api, [])).toBe(0);
      const charged = api.charges.map(({ itemId }) => itemId);
      expect(new Set(charged).size).toBe(charged.length);
      for (const { id, assetId, state, transactionId } of ledger()) {
        const charge = api.charges.find(({ itemId }) => itemId === assetId);
        expect(state).toBe(charge === undefined ? 'unknown' : 'licensed');
        if (charge === undefined) continue;
        expect(transactionId).toBe(charge.transactionId);
        expect(downloaded()).toContain(id);
      }
      expect(charged.length).toBeGreaterThanOrEqual(2);
    },
  );
});
