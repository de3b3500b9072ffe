import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { isFinal } from '../../../src/shared/model/intent.ts';
import type { IntentState } from '../../../src/shared/model/intent.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { asset, Desk } from '../../unit/basket/desk.ts';
import type { Errand } from './basket-child.ts';

// Other work on the machine must not make this fail.
vi.setConfig({ testTimeout: 400_000 });
const temp = tempFolderPerTest();
const ASSETS = [1, 2];
const DOUBT: ReadonlySet<IntentState> = new Set(['unknown', 'ambiguous', 'needs-decision']);
const child = path.join(import.meta.dirname, 'basket-child.ts');

/** True when it was killed. */
async function run(errand: Errand): Promise<boolean> {
  const process = spawn(globalThis.process.execPath, [child, JSON.stringify(errand)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(process, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return signal === 'SIGKILL';
}

test('killed at any step after the click: the basket says what the ledger says, and nothing is bought twice', async () => {
  let points = 0;
  let doubts = 0;
  for (let dieAt = 1; ; dieAt += 1) {
    const folder = path.join(temp.path, String(dieAt));
    mkdirSync(folder);
    const errand = { folder, books: path.join(folder, 'books'), assets: ASSETS, dieAt };
    if (!(await run(errand))) break;
    points += 1;

    const desk = new Desk(folder, errand);
    try {
      // As the app does when somebody is signed in.
      desk.basket.wake(false);
      const { lines, purchases } = await desk.state();
      const intents = desk.licensing.intents({});
      const ordered = intents.map(({ order }) => Number(order.assetId)).toSorted((a, b) => a - b);
      const left = lines.map((line) => Number(line.asset.id)).toSorted((a, b) => a - b);
      // All of the purchase is in the ledger, or all of it is still a draft: never both, never neither.
      expect([dieAt, left]).toEqual([dieAt, ordered.length === 0 ? ASSETS : []]);
      expect(ordered).toEqual(ordered.length === 0 ? [] : ASSETS);
      expect(purchases.map(({ batchId }) => batchId)).toEqual([
        ...new Set(intents.map((one) => one.batchId)),
      ]);

      // What the process that died had not sent waits for a word, which the person gives.
      const waiting = intents.filter((one) => one.state === 'confirmed');
      expect(waiting.every((one) => one.state === 'confirmed' && one.hold?.kind === 'consent')).toBe(true);
      await desk.licensing.confirmAgain(waiting.map(({ id }) => id));

      // What is still a draft is bought now, by two clicks at once; what is in doubt is bought by nobody.
      if (left.length > 0) {
        const {
          whole: { id: quoteId },
        } = await desk.basket.offer({ assets: left.map(asset), again: [] });
        const words = { acceptOwned: [], acceptUnpricedRights: false, editorial: [] };
        await Promise.all([
          desk.basket.confirm({ quoteId, ...words }),
          desk.basket.confirm({ quoteId, ...words }),
        ]);
      }
      const isInDoubt = ({ state }: { readonly state: IntentState }) => DOUBT.has(state);
      const all = () => desk.licensing.intents({});
      await expect
        .poll(() => all().every((one) => isFinal(one.state) || isInDoubt(one)), { timeout: 60_000 })
        .toBe(true);
      const sold = desk.sold.map(({ assetId }) => Number(assetId)).toSorted((a, b) => a - b);
      expect([dieAt, sold]).toEqual([dieAt, [...new Set(sold)]]);
      const bought = all().flatMap((one) => (one.state === 'licensed' ? [Number(one.order.assetId)] : []));
      expect(sold).toEqual(expect.arrayContaining(bought));
      // Each order is bought or in doubt, and none is lost.
      const open = all().filter(isInDoubt).length;
      expect([dieAt, bought.length + open]).toEqual([dieAt, ASSETS.length]);
      if (open > 0) doubts += 1;
      expect((await desk.state()).lines).toEqual([]);
    } finally {
      await desk.close();
    }
  }
  expect(points).toBeGreaterThan(10);
  expect(doubts).toBeGreaterThan(0);
});
