import { setTimeout } from 'node:timers/promises';
import { asset, Desk } from '../../unit/basket/desk.ts';

/** A process that buys out of the basket, and is killed by the system at a step. Arguments: JSON of `Errand`. */
export interface Errand {
  readonly folder: string;
  readonly books: string;
  readonly assets: readonly number[];
  /** The step after the click at which to die; 0 for never. */
  readonly dieAt: number;
}

const errand = JSON.parse(process.argv[2] ?? '') as Errand;
let clicked = false;
let steps = 0;
const desk = new Desk(errand.folder, {
  books: errand.books,
  checkpoint: () => {
    if (!clicked) return;
    steps += 1;
    if (steps === errand.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
const assets = errand.assets.map(asset);
await desk.basket.refresh();
await desk.basket.add(assets);
const {
  whole: { id: quoteId },
} = await desk.basket.offer({ assets: assets, again: [] });
clicked = true;
await desk.basket.confirm({ quoteId, acceptOwned: [], acceptUnpricedRights: false, editorial: [] });
while (desk.licensing.intents({}).some(({ state }) => state !== 'licensed')) await setTimeout(10);
await desk.close();
