import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { priceLine } from '../../../src/shared/model/basket.ts';
import type { BasketState } from '../../../src/shared/model/basket.ts';
import type { UserId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { asset, Desk, PHOTO, PRINT, VIDEO } from './desk.ts';

const folder = tempFolderPerTest();
let desk: Desk;
beforeEach(async () => {
  desk = new Desk(folder.path);
  await desk.basket.refresh();
});
afterEach(() => desk.close());

const pricesOf = ({ lines, terms }: BasketState) =>
  lines
    .map((line) => priceLine(line, terms))
    .map(({ price, before, problem }) => [price?.amount, before, problem]);

describe('the draft', () => {
  it('has each asset once, with the usual licence and size of its kind, and is there after a restart', async () => {
    await desk.basket.add([asset(1), asset(101)]);
    await desk.basket.add([asset(1)]);
    await desk.restart();
    const { lines } = await desk.state();
    expect(lines.map(({ asset: { id }, licenceId, option }) => [id, licenceId, option])).toEqual([
      [1, PHOTO, 'l-2015'],
      [101, VIDEO, '1080'],
    ]);
  });

  it('begins with the licence and size used last for such an asset', async () => {
    await desk.basket.add([asset(1)]);
    desk.basket.edit([asset(1)], { licenceId: PRINT });
    await desk.basket.add([asset(2), asset(101)]);
    const { lines } = await desk.state();
    // Print has no large size: a line that changes to it takes what there is.
    expect(lines.map(({ licenceId, option }) => [licenceId, option])).toEqual([
      [PRINT, 'xl-2015'],
      [PRINT, 'xl-2015'],
      [VIDEO, '1080'],
    ]);
  });

  it('takes the project that is worked for, and its defaults give way to what somebody has written', async () => {
    desk.basket.addProject({
      name: 'Spring',
      defaults: { client: 'Firn', purchaseOrder: 'PO-1', isbn: '', other: '' },
      warnAt: null,
      stopAt: null,
      required: [],
    });
    desk.basket.addProject({
      name: 'Autumn',
      defaults: { client: 'Kiosk', purchaseOrder: 'PO-2', isbn: '', other: '' },
      warnAt: null,
      stopAt: null,
      required: [],
    });
    desk.project = 'Spring';
    await desk.basket.add([asset(1)]);
    desk.basket.edit([asset(1)], { references: { client: 'Somebody else' } });
    desk.basket.edit([asset(1)], { references: { project: 'Autumn' } });
    const { lines, suggestions } = await desk.state();
    expect(lines[0]?.references).toMatchObject({
      project: 'Autumn',
      client: 'Somebody else',
      purchaseOrder: 'PO-2',
    });
    expect(suggestions.client).toEqual(['Somebody else']);
  });

  it('refuses two projects of one name: the ledger could not tell them apart', () => {
    const project = { name: 'Spring', defaults: NO_DEFAULTS, warnAt: null, stopAt: '5', required: [] };
    desk.basket.addProject(project);
    expect(() => desk.basket.addProject({ ...project, name: ' spring' })).toThrow(/already/);
    expect(desk.basket.budgetOf('SPRING ')).toEqual({ warnAt: null, stopAt: '5' });
  });

  it('learns what an asset is that came without its facts, and says if it is gone', async () => {
    await desk.basket.add([asset(901), asset(990)]);
    const { lines } = await desk.state();
    expect(lines.map(({ asset: { title }, gone }) => [title, gone])).toEqual([
      ['Asset 901', false],
      ['Asset 990', true],
    ]);
  });

  it('holds five hundred and no more', async () => {
    await desk.basket.add(Array.from({ length: 500 }, (_, index) => asset(300 + index)));
    await expect(desk.basket.add([asset(1)])).rejects.toMatchObject({ code: 'invalid' });
    expect((await desk.state()).lines).toHaveLength(500);
  });

  it('keeps the drafts of accounts apart', async () => {
    await desk.basket.add([asset(1)]);
    desk.buyer = { accountId: 'service/other', userId: 8 as UserId, userName: 'other' };
    expect((await desk.state()).lines).toEqual([]);
    desk.buyer = null;
    expect((await desk.state()).lines).toEqual([]);
  });
});

const NO_DEFAULTS = { client: '', purchaseOrder: '', isbn: '', other: '' };

describe('prices', () => {
  it('show what has changed while nobody could ask, until somebody has read it', async () => {
    await desk.basket.add([asset(1), asset(101)]);
    desk.setPrice('l-2015', '13.5');
    expect(pricesOf(await desk.state())).toEqual([
      ['12.34', null, null],
      ['79', null, null],
    ]);
    await desk.basket.refresh();
    await desk.restart();
    expect(pricesOf(await desk.state())).toEqual([
      ['13.5', '12.34', null],
      ['79', null, null],
    ]);
    desk.basket.acceptPrices([asset(1), asset(101)]);
    expect(pricesOf(await desk.state())[0]).toEqual(['13.5', null, null]);
  });

  it('stay readable offline, with their date', async () => {
    const asOf = desk.clock;
    desk.licences = null;
    desk.clock += 3_600_000;
    await expect(desk.basket.refresh()).rejects.toMatchObject({ code: 'offline' });
    await desk.basket.add([asset(1)]);
    const state = await desk.state();
    expect(state.terms?.asOf).toBe(asOf);
    expect(pricesOf(state)).toEqual([['12.34', null, null]]);
  });

  it('come to lines that were put in before any were known', async () => {
    await desk.close();
    desk = new Desk(`${folder.path}/other`);
    const { licences } = desk;
    desk.licences = null;
    await desk.basket.add([asset(1)]);
    expect(pricesOf(await desk.state())).toEqual([[undefined, null, 'no-terms']]);
    desk.licences = licences;
    await desk.basket.refresh();
    expect(pricesOf(await desk.state())).toEqual([['12.34', null, null]]);
  });

  it.each([
    ['the asset', 'gone'],
    ['the size', 'size-not-offered'],
    ['the licence', 'licence-not-offered'],
    ['every licence of its kind', 'no-licence'],
  ] as const)('say when %s is no longer offered', async (what, problem) => {
    await desk.basket.add([asset(1)]);
    if (what === 'the asset') desk.inactive = [asset(1)];
    const all = desk.licences ?? [];
    if (what === 'the size')
      desk.licences = all.map((one) => ({
        ...one,
        sizes: one.sizes.filter(({ option }) => option !== 'l-2015'),
      }));
    if (what === 'the licence') desk.licences = all.filter(({ id }) => id !== PHOTO);
    if (what === 'every licence of its kind') desk.licences = all.filter(({ id }) => id === VIDEO);
    await desk.basket.refresh();
    expect(pricesOf(await desk.state())[0]?.[2]).toBe(problem);
  });

  it('say who may only look', async () => {
    expect((await desk.state()).terms).toMatchObject({ mayLicense: true, mayComp: true });
    desk.permissions = ['login'];
    await desk.basket.refresh();
    expect((await desk.state()).terms).toMatchObject({ mayLicense: false, mayComp: false });
    // A service that tells no permissions is asked when somebody buys.
    desk.permissions = null;
    await desk.basket.refresh();
    expect((await desk.state()).terms).toMatchObject({ mayLicense: null, mayComp: null });
  });
});

type Step =
  | { readonly kind: 'add'; readonly assets: readonly number[] }
  | { readonly kind: 'remove'; readonly assets: readonly number[] }
  | { readonly kind: 'size' | 'client'; readonly assets: readonly number[]; readonly value: string }
  | { readonly kind: 'restart' };

const assets = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), assets }),
  fc.record({ kind: fc.constant('remove' as const), assets }),
  fc.record({ kind: fc.constant('size' as const), assets, value: fc.constantFrom('s-2015', 'xl-2015') }),
  fc.record({ kind: fc.constant('client' as const), assets, value: fc.constantFrom('', 'Firn', 'Kiosk') }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

describe('two windows', () => {
  it('see the same basket, and no edit of one undoes what the other has changed', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        run += 1;
        const own = new Desk(`${folder.path}/run-${run}`);
        await own.basket.refresh();
        // What a basket is: the last word on each field of each asset.
        const model = new Map<number, { size: string; client: string }>();
        let usual = 'l-2015';
        for (const one of steps) {
          const ids = one.kind === 'restart' ? [] : one.assets.map(asset);
          if (one.kind === 'restart') await own.restart();
          else if (one.kind === 'add') {
            await own.basket.add(ids);
            for (const id of ids) if (!model.has(id)) model.set(id, { size: usual, client: '' });
          } else if (one.kind === 'remove') {
            own.basket.remove(ids);
            for (const id of ids) model.delete(id);
          } else {
            own.basket.edit(
              ids,
              one.kind === 'size' ? { option: one.value } : { references: { client: one.value } },
            );
            for (const id of ids) {
              const line = model.get(id);
              if (line === undefined) continue;
              if (one.kind === 'size' && line.size !== one.value) usual = one.value;
              model.set(
                id,
                one.kind === 'size' ? { ...line, size: one.value } : { ...line, client: one.value },
              );
            }
          }
          const [left, right] = await Promise.all([own.state(), own.state()]);
          expect(left).toEqual(right);
          expect(
            new Map(
              left.lines.map(({ asset: { id }, option, references: { client } }) => [
                id,
                { size: option, client },
              ]),
            ),
          ).toEqual(model);
        }
        await own.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('hear of every change', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const listening = (async () => {
      for await (const { lines } of desk.basket.watch(stop.signal)) seen.push(lines.length);
    })();
    await desk.basket.add([asset(1), asset(2)]);
    await expect.poll(() => seen.at(-1)).toBe(2);
    desk.basket.remove([asset(1)]);
    await expect.poll(() => seen.at(-1)).toBe(1);
    stop.abort();
    await listening;
  });
});
