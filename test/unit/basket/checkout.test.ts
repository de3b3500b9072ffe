import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { asset, Desk } from './desk.ts';

const folder = tempFolderPerTest();
let desk: Desk;
beforeEach(async () => {
  desk = new Desk(folder.path);
  await desk.basket.refresh();
});
afterEach(() => desk.close());

const NO_WORDS = { acceptOwned: [], acceptUnpricedRights: false, editorial: [] };

async function confirm(ids: readonly number[], words: Partial<typeof NO_WORDS> = {}) {
  const {
    whole: { id },
  } = await desk.basket.offer({ assets: ids.map(asset), again: [] });
  return desk.basket.confirm({ quoteId: id, ...NO_WORDS, ...words });
}

const inBasket = async () => (await desk.state()).lines.map(({ asset: { id } }) => id);

describe('from the basket to a purchase', () => {
  it('buys what was quoted, takes it out of the basket and keeps what was read', async () => {
    await desk.basket.add([asset(1), asset(2), asset(101)]);
    const intents = await confirm([1, 101]);
    expect(await inBasket()).toEqual([2]);
    const [first] = intents;
    const { purchases } = await desk.state();
    expect(purchases).toMatchObject([
      {
        batchId: first?.batchId,
        by: 'us',
        net: { amount: '91.34' },
        vat: { rate: '19', amount: { amount: '17.35' } },
        gross: { amount: '108.69' },
        lines: [
          { asset: { id: 1 }, licenceName: 'Digital', optionLabel: 'l-2015' },
          { asset: { id: 101 }, licenceName: 'Digital', optionLabel: '1080' },
        ],
      },
    ]);
    await expect.poll(() => desk.sold.map(({ assetId }) => assetId)).toEqual([1, 101]);
    expect(desk.licensing.claims([asset(1), asset(2)])).toMatchObject([{ assetId: 1, option: 'l-2015' }]);
  });

  it('is refused for an account that may not license', async () => {
    await desk.basket.add([asset(1)]);
    const { quote } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    desk.permissions = ['login'];
    await desk.basket.refresh();
    await expect(desk.basket.confirm({ quoteId: quote?.id ?? '', ...NO_WORDS })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(desk.sold).toEqual([]);
  });

  it('is one purchase however often it is confirmed', async () => {
    await desk.basket.add([asset(1)]);
    const {
      whole: { id: quoteId },
    } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    const words = { quoteId, ...NO_WORDS };
    const [one, other] = await Promise.all([desk.basket.confirm(words), desk.basket.confirm(words)]);
    const third = await desk.basket.confirm(words);
    expect(new Set([one, other, third].map(([intent]) => intent?.id)).size).toBe(1);
    await expect.poll(() => desk.sold.length).toBe(1);
    expect((await desk.state()).purchases).toHaveLength(1);
  });

  it('does not buy what another window has changed since the prices were read', async () => {
    await desk.basket.add([asset(1)]);
    const {
      whole: { id: quoteId },
    } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    desk.basket.edit([asset(1)], { references: { client: 'Firn' } });
    await expect(desk.basket.confirm({ quoteId, ...NO_WORDS })).rejects.toMatchObject({
      code: 'quote-changed',
    });
    desk.basket.remove([asset(1)]);
    await expect(desk.basket.confirm({ quoteId, ...NO_WORDS })).rejects.toMatchObject({
      code: 'quote-changed',
    });
    expect(desk.sold).toEqual([]);
  });

  it('comes back as a new quote to read when a price has changed, and the draft stays', async () => {
    await desk.basket.add([asset(1)]);
    const {
      whole: { id: quoteId },
    } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    desk.setPrice('l-2015', '12.35');
    await expect(desk.basket.confirm({ quoteId, ...NO_WORDS })).rejects.toMatchObject({
      code: 'quote-changed',
    });
    expect(await inBasket()).toEqual([1]);
    expect((await desk.state()).purchases).toEqual([]);
    expect((await desk.basket.offer({ assets: [asset(1)], again: [] })).whole.net.amount).toBe('12.35');
  });

  it('needs the word for each editorial asset, and remembers it with the purchase', async () => {
    await desk.basket.add([asset(200), asset(201)]);
    await expect(confirm([200, 201], { editorial: [asset(200)] as never })).rejects.toMatchObject({
      code: 'invalid',
    });
    await confirm([200, 201], { editorial: [asset(200), asset(201)] as never });
    const [purchase] = (await desk.state()).purchases;
    expect(purchase?.lines.map((line) => line.editorialAcknowledged)).toEqual([true, true]);
  });

  it('needs the references that are required, by the settings or by the project', async () => {
    desk.required = ['purchaseOrder'];
    desk.basket.addProject({
      name: 'Spring',
      defaults: { client: '', purchaseOrder: 'PO-1', isbn: '', other: '' },
      warnAt: null,
      stopAt: null,
      required: ['client'],
    });
    await desk.basket.add([asset(1)]);
    await expect(confirm([1])).rejects.toThrow(/purchase order/);
    desk.basket.edit([asset(1)], { references: { project: 'spring' } });
    await expect(confirm([1])).rejects.toThrow(/client/);
    desk.basket.edit([asset(1)], { references: { client: 'Firn' } });
    expect(await confirm([1])).toHaveLength(1);
  });

  it('buys an owned asset again only on a word for it', async () => {
    await desk.basket.add([asset(1)]);
    await confirm([1]);
    await expect.poll(() => desk.sold.length).toBe(1);
    await desk.basket.add([asset(1)]);
    const {
      whole: { lines },
    } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    // From here on its badge says so, on this computer too where nobody has bought it.
    expect(desk.basket.claims([asset(1), asset(2)]).map(({ assetId }) => assetId)).toEqual([1]);
    expect(lines[0]?.owned).toMatchObject([{ userName: 'us', transactionId: 1 }]);
    await expect(confirm([1])).rejects.toMatchObject({ code: 'already-licensed' });
    await confirm([1], { acceptOwned: [asset(1)] as never });
    await expect.poll(() => desk.sold.length).toBe(2);
  });

  it('keeps a project to its budget', async () => {
    const project = { defaults: { client: '', purchaseOrder: '', isbn: '', other: '' }, required: [] };
    desk.basket.addProject({ ...project, name: 'Spring', warnAt: '10', stopAt: '20' });
    desk.project = 'Spring';
    await desk.basket.add([asset(1), asset(2)]);
    const {
      whole: { budgets },
    } = await desk.basket.offer({ assets: [asset(1), asset(2)], again: [] });
    expect(budgets).toEqual([
      { project: 'Spring', warnAt: '10', stopAt: '20', spent: '0', after: '24.68', over: '4.68' },
    ]);
    await expect(confirm([1, 2])).rejects.toMatchObject({ code: 'over-limit' });
    await confirm([1]);
    await expect(confirm([2])).rejects.toMatchObject({ code: 'over-limit' });
    expect(await inBasket()).toEqual([2]);
  });

  it('puts back what came to nothing, as it was', async () => {
    await desk.basket.add([asset(1)]);
    desk.basket.edit([asset(1)], { option: 's-2015', references: { client: 'Firn' } });
    const [intent] = await confirm([1]);
    desk.basket.putBack(intent?.batchId ?? '', [asset(1), asset(5)]);
    const { lines } = await desk.state();
    expect(lines).toMatchObject([{ asset: { id: 1 }, option: 's-2015', references: { client: 'Firn' } }]);
  });

  it('fetches a licensed file again in the size of its licence, and tells the month', async () => {
    await desk.basket.downloadAgain([{ assetId: asset(1), transactionId: 1 as never }]);
    expect(desk.downloaded).toEqual([{ assetId: 1, option: 'xl-2015' }]);
    expect(await desk.basket.monthToDate()).toEqual({ licences: 23, spent: '0' });
  });
});

describe('a crash between the click and the basket', () => {
  it('is settled by the ledger at the next start: what was bought is out, what was not stays', async () => {
    await desk.basket.add([asset(1), asset(2)]);
    const {
      whole: { id },
    } = await desk.basket.offer({ assets: [asset(1)], again: [] });
    // The ledger has it, the basket does not know.
    const confirming = desk.basket.confirm({ quoteId: id, ...NO_WORDS });
    const { lines } = await desk.state();
    await confirming;
    desk.basket.putBack(id, [asset(1)]);
    expect(lines.map(({ asset: { id: one } }) => one)).toContain(1);
    await desk.restart();
    desk.basket.wake(false);
    expect((await desk.state()).purchases).toHaveLength(1);
  });
});
