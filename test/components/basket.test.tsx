import { basketStore } from '../../src/renderer/state/basket.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { toastsStore } from '../../src/renderer/state/toasts.ts';
import { act } from 'react';
import { expect, test } from 'vitest';
import { StatusBars } from '../../src/renderer/shell/StatusBars.tsx';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { BasketView } from '../../src/renderer/features/basket/BasketView.tsx';
import { ProjectDialog } from '../../src/renderer/features/basket/ProjectDialog.tsx';
import type { AccountState, Group } from '../../src/shared/model/account.ts';
import type { BasketLine, BasketState, Terms } from '../../src/shared/model/basket.ts';
import type { AssetId, LicenceId, TransactionId } from '../../src/shared/model/ids.ts';
import { describeNote } from '../../src/shared/model/intent-text.ts';
import { withNames } from '../../src/shared/model/intent-people.ts';
import { personName } from '../../src/shared/model/member.ts';
import { formatDate } from '../../src/renderer/ui/format.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { INTENT_STATES } from '../../src/shared/model/intent.ts';
import type { Intent, IntentId, IntentState } from '../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import type { OwnedLicence, Quote, QuoteLine } from '../../src/shared/model/quote.ts';
import { coverageOf } from '../../src/shared/model/size-order.ts';
import { totals } from '../../src/shared/model/money.ts';
import { click, EMPTY_BASKET, find, openPage, settle, type } from './page.tsx';
import type { Page, World } from './page.tsx';

const LICENCE = 11 as LicenceId;
const BATCH = '6f0f3a52-6f5e-4b8f-9b0a-2d5c1d7a9e11';
const GROUP: Group = {
  id: null,
  payment: 'prepaid',
  balance: '100',
  vat: { enabled: false, rate: null, number: null },
};
const SIGNED_IN: AccountState = {
  status: 'signed-in',
  userId: null,
  userName: 'us',
  group: GROUP,
  remembered: true,
  secretStore: 'keychain',
  connection: 'online',
};

const terms: Terms = {
  licences: [
    {
      id: LICENCE,
      name: 'Digital',
      productType: 'image',
      sizes: [
        { option: 's-2015', label: 'Small', price: money('4.9'), enabled: true },
        { option: 'l-2015', label: 'Large', price: money('12.34'), enabled: true },
      ],
    },
  ],
  asOf: instant(Date.now()),
  mayLicense: true,
  mayComp: true,
};

function money(amount: string) {
  return { amount, currencyId: null };
}

function aLine(id: number, change: Partial<BasketLine> = {}, editorial = false): BasketLine {
  return {
    asset: { id: id as AssetId, title: `Lake ${id}`, type: 'image', editorial, size: null },
    licenceId: LICENCE,
    option: 'l-2015',
    extendedRights: 0,
    references: NO_REFERENCES,
    addedAt: instant(1),
    seenPrice: '12.34',
    gone: false,
    ...change,
  };
}

const OWNED: OwnedLicence = {
  transactionId: 77 as TransactionId,
  licenceId: LICENCE,
  userId: null,
  userName: 'mara',
  at: instant(Date.UTC(2026, 9, 1)),
  references: { ...NO_REFERENCES, client: 'Firn' },
  option: 'l-2015',
};

/** What the main process would say of these lines. */
function quoteOf(
  state: BasketState,
  assets: readonly AssetId[],
  {
    owned = [],
    size = OWNED.option,
    change = {},
  }: { owned?: readonly number[]; size?: string; change?: Partial<Quote> } = {},
): Quote {
  const lines = assets.map((id): QuoteLine => {
    const line = state.lines.find(({ asset }) => asset.id === id) ?? aLine(id);
    return {
      order: {
        assetId: id,
        licenceId: LICENCE,
        option: line.option,
        extendedRights: line.extendedRights,
        references: line.references,
      },
      licenceName: 'Digital',
      optionLabel: 'Large',
      price: money('12.34'),
      problem: null,
      owned: owned.includes(id) ? [{ ...OWNED, option: size }] : [],
      covered: owned.includes(id) ? coverageOf([size], line.option) : null,
      pending: null,
    };
  });
  const net = totals(lines.flatMap(({ price }) => price ?? []))[0] ?? money('0');
  return {
    id: BATCH,
    hash: assets.join(' '),
    createdAt: instant(1),
    lines,
    unreadable: 0,
    net,
    vat: null,
    gross: net,
    unpricedRights: lines.some(({ order }) => order.extendedRights !== 0),
    unknown: [],
    balance: null,
    limit: null,
    budgets: [],
    ...change,
  };
}

function Screen() {
  return (
    <>
      <StatusBars />
      <BasketView />
      <Toasts />
    </>
  );
}

async function openBasket(
  lines: readonly BasketLine[],
  world: Partial<World> = {},
  quoted: Parameters<typeof quoteOf>[2] = {},
): Promise<Page> {
  window.location.hash = '#/basket';
  const basket: BasketState = { ...EMPTY_BASKET, lines, terms, ...world.basket };
  const page = await openPage(<Screen />, {
    account: SIGNED_IN,
    quote: (assets) => quoteOf(basket, assets, quoted),
    ...world,
    basket,
  });
  if (lines.length > 0) await asked();
  return page;
}

/** The prices have been asked for after the rest that follows a change. */
async function asked(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  await settle();
}

const review = (body: HTMLElement) =>
  [...body.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith('Review and license'),
  );
const buy = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) => /^License \d/.test(textContent.trim()));
const tick = (label: string) => {
  const boxes = [...document.querySelectorAll<HTMLElement>('[role="checkbox"]')];
  const box = boxes.find((one) => {
    const id = one.getAttribute('aria-labelledby') ?? '';
    return document.getElementById(id)?.textContent.includes(label);
  });
  if (box === undefined) throw new Error(`no box “${label}”`);
  return click(box);
};

test('names what, how many and how much, and one click is one purchase', async () => {
  const bought = intent('confirmed');
  const { body, world } = await openBasket([aLine(1), aLine(2)], { confirm: () => [bought] });
  expect(body.textContent).toContain('24.68');
  await click(review(body) as HTMLElement);
  expect(buy()?.textContent).toBe('License 2 assets for 24.68');
  // Not the button that spends has the focus.
  expect(document.activeElement).not.toBe(buy());
  const button = buy() as HTMLElement;
  await act(async () => {
    button.click();
    button.click();
  });
  await settle();
  expect(world.confirmed).toEqual([
    { quoteId: BATCH, acceptOwned: [], acceptUnpricedRights: false, editorial: [] },
  ]);
  expect(window.location.hash).toBe(`#/basket/${BATCH}`);
  expect(body.textContent).toContain('1 under way');
});

test('an editorial asset is bought with a word for it', async () => {
  const { body, world } = await openBasket([aLine(1, {}, true)]);
  await click(review(body) as HTMLElement);
  expect(buy()?.hasAttribute('data-disabled')).toBe(true);
  await tick('for editorial use only');
  await click(buy() as HTMLElement);
  expect(world.confirmed).toMatchObject([{ editorial: [1] }]);
});

test('extended rights have no price, and say so before they are bought', async () => {
  const { body, world } = await openBasket([aLine(1, { extendedRights: 3 })]);
  expect(body.textContent).toContain('their price is not in the list');
  await click(review(body) as HTMLElement);
  expect(document.body.textContent).toContain('+ Unlimited print, Multi-seat');
  expect(buy()?.hasAttribute('data-disabled')).toBe(true);
  await tick('at the service’s price');
  await click(buy() as HTMLElement);
  expect(world.confirmed).toMatchObject([{ acceptUnpricedRights: true }]);
});

test('L18: what the group owns is left out, free to download, and bought again by an act of its own', async () => {
  const { body, world } = await openBasket([aLine(1), aLine(2)], {}, { owned: [2] });
  expect(body.textContent).toContain('mara');
  expect(body.textContent).toContain('for Firn');
  expect(review(body)?.textContent).toBe('Review and license 1 asset');
  await click(find(body, 'button', 'Download again (free)'));
  expect(world.basketCalls).toEqual([{ downloadAgain: [{ assetId: 2, transactionId: 77 }] }]);
  await tick('License it again and pay again');
  await asked();
  await click(review(body) as HTMLElement);
  expect(document.body.textContent).toContain('Licensed already, bought again');
  await click(buy() as HTMLElement);
  expect(world.confirmed).toMatchObject([{ acceptOwned: [2] }]);
});

test('a smaller size held is named, and the larger one is licensed by an act of its own', async () => {
  const { body, world } = await openBasket([aLine(2)], {}, { owned: [2], size: 's-2015' });
  expect(body.textContent).toContain('licensed as Small, not as Large');
  await tick('License Large as well');
  await asked();
  await click(review(body) as HTMLElement);
  expect(document.body.textContent).toContain('Licensed in a smaller size, this one on top');
  await click(buy() as HTMLElement);
  expect(world.confirmed).toMatchObject([{ acceptOwned: [2] }]);
});

test('a changed price is a new quote to read, never a silent purchase', async () => {
  const { body } = await openBasket([aLine(1)], { confirm: () => 'quote-changed' });
  await click(review(body) as HTMLElement);
  await click(buy() as HTMLElement);
  await asked();
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain(
    'no longer charge what you confirmed',
  );
  expect(buy()?.textContent).toBe('License 1 asset for 12.34');
  expect(window.location.hash).toBe('#/basket');
});

test('people are called by name everywhere, and by their user name until it is known', async () => {
  const people = { mara: 'Mara Lindqvist', ada: 'Ada Larkspur' };
  const { body } = await openBasket([aLine(1), aLine(2)], { people }, { owned: [2] });
  expect(body.textContent).toContain(`Mara Lindqvist, ${formatDate(instant(Date.UTC(2026, 9, 1)))}`);
  const named = withNames(
    {
      ...intent('ambiguous', [OWNED]),
      notes: [{ kind: 'also-licensed', transactionId: OWNED.transactionId, userName: 'Mara', at: null }],
    },
    (userName) => personName(people, userName),
  );
  expect(named.notes.map(describeNote)[0]).toMatch(/^Mara Lindqvist has licensed this asset too/);
  expect('candidates' in named && named.candidates[0]?.userName).toBe('Mara Lindqvist');
  expect(personName(people, 'jun')).toBe('jun');
});

test('the balance on the page is the account’s, and a quote of another balance is asked for again', async () => {
  const told = { now: '100' };
  const asks: string[] = [];
  const basket: BasketState = { ...EMPTY_BASKET, lines: [aLine(1)], terms };
  const balance = () => ({
    told: told.now,
    reserved: '0',
    after: `${Number(told.now) - 12}.66`,
    missing: null,
  });
  const { body, tell } = await openBasket([aLine(1)], {
    quote: (assets) => {
      asks.push(told.now);
      return quoteOf(basket, assets, { change: { balance: balance() } });
    },
  });
  const account = (amount: string) => ({ ...SIGNED_IN, group: { ...GROUP, balance: amount } });
  await tell.account(account('100'));
  const shown = asks.length;
  expect(body.textContent).toContain('Balance100.00');
  // A purchase in another window.
  told.now = '60';
  await tell.account(account('60'));
  await asked();
  expect(body.textContent).toContain('Balance60.00');
  expect(body.textContent).toContain('Balance after48.66');
  expect(asks.length).toBe(shown + 1);
});

test('prices that changed meanwhile are shown, old and new, until they are read', async () => {
  const { body, world } = await openBasket([aLine(1, { seenPrice: '11.5' }), aLine(2)]);
  expect(body.querySelector('del')?.textContent).toBe('was 11.50');
  await click(find(body, 'button', 'Use the new prices'));
  expect(world.basketCalls).toEqual([{ acceptPrices: [1] }]);
});

test.each([
  [
    'the balance',
    { balance: { told: '1', reserved: '0', after: '-11.34', missing: '11.34' } },
    '11.34 is missing',
  ],
  ['a balance that can’t be read', { unknown: ['balance'] }, 'does not tell the balance'],
  ['a VAT that can’t be read', { unknown: ['vat'] }, 'does not tell the rate of VAT'],
  ['the daily limit', { limit: { limit: '10', spent: '0', over: '2.34' } }, 'daily limit of 10.00 by 2.34'],
  [
    'a budget',
    { budgets: [{ project: 'Spring', warnAt: null, stopAt: '5', spent: '0', after: '12.34', over: '7.34' }] },
    'budget of “Spring”, 5.00, by 7.34',
  ],
  ['a licence that can’t be read', { unreadable: 1 }, 'could not be read'],
] as const)('%s stands in the way, with how much', async (_, change, words) => {
  const { body } = await openBasket([aLine(1)], {}, { change });
  expect(body.textContent).toContain(words);
  expect(review(body)?.hasAttribute('data-disabled')).toBe(true);
});

test('who may only look sees prices and the reason, and no button', async () => {
  const { body } = await openBasket([aLine(1)], {
    basket: { ...EMPTY_BASKET, lines: [aLine(1)], terms: { ...terms, mayLicense: false } },
  });
  expect(body.textContent).toContain('may look at prices but not license');
  expect(review(body)).toBeUndefined();
});

test('offline the draft stays, with the date of its prices', async () => {
  const { body, tell } = await openBasket([aLine(1)]);
  await tell.account({ ...SIGNED_IN, connection: 'offline' });
  expect(body.textContent).toMatch(/Offline: prices as of/);
  expect(review(body)?.hasAttribute('data-disabled')).toBe(true);
  expect(body.textContent).toContain('12.34');
});

function intent(state: IntentState, candidates: readonly OwnedLicence[] = []): Intent {
  const facts = {
    id: `00000000-0000-4000-8000-0000000000${10 + INTENT_STATES.indexOf(state)}` as IntentId,
    batchId: BATCH,
    order: {
      assetId: 1 as AssetId,
      licenceId: LICENCE,
      option: 'l-2015',
      extendedRights: 0,
      references: NO_REFERENCES,
    },
    price: money('12.34'),
    confirmedAt: instant(Date.now()),
    supersedes: null,
    notes: [],
    charged: null,
    sentAt: instant(Date.now()),
  };
  switch (state) {
    case 'confirmed':
      return { ...facts, state, hold: null };
    case 'baselined':
    case 'sending':
      return { ...facts, state };
    case 'reconciling':
    case 'unknown':
      return { ...facts, state, checks: 1 };
    case 'ambiguous':
    case 'needs-decision':
      return { ...facts, state, checks: 3, candidates };
    case 'licensed':
      return { ...facts, state, transactionId: 5 as TransactionId, also: [], proof: 'answer' };
    case 'rejected':
      return { ...facts, state, message: 'Depositphotos says: no.' };
    case 'abandoned':
      return { ...facts, state, reason: { kind: 'withdrawn' } };
  }
}

test.each(INTENT_STATES)(
  'L20: the truth about a purchase that is %s, and no way to send it again',
  async (state) => {
    const { body, tell, stores } = await openBasket([]);
    await tell.purchases({ kind: 'changed', intents: [intent(state)] });
    await act(async () => stores.get(locationStore).open('basket', BATCH));
    const buttons = [...document.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
    expect(buttons.filter((label) => /retry|again|order/i.test(label))).toEqual([]);
    const inDoubt = ['reconciling', 'unknown', 'ambiguous', 'needs-decision'].includes(state);
    const decides = ['ambiguous', 'needs-decision'].includes(state);
    const banner = [...body.querySelectorAll('[role="status"], [role="alert"]')]
      .map((one) => one.textContent)
      .join();
    expect(/Checking whether one order was charged \(12\.34\)/.test(banner)).toBe(inDoubt);
    expect(buttons.includes('Decide…')).toBe(decides);
    expect(buttons.includes('Withdraw what is not sent')).toBe(['confirmed', 'baselined'].includes(state));
    if (state === 'reconciling' || state === 'unknown')
      expect(body.textContent).toContain('Checking whether this was charged');
    if (state === 'rejected')
      expect(body.textContent).toContain('Depositphotos says: no. Nothing was charged.');
  },
);

test('an order that waits since the last start is told in every view, and confirmed once more with one click', async () => {
  const waiting = {
    ...intent('confirmed'),
    hold: { kind: 'consent' as const, isElsewhere: false },
  } as Intent;
  const { body, world, tell, stores } = await openBasket([]);
  await tell.purchases({ kind: 'changed', intents: [waiting] });
  expect(body.textContent).toContain('One order was confirmed and not sent before Stockroom ended (12.34).');
  await act(async () => stores.get(locationStore).open('basket', BATCH));
  await click(find(document.querySelector('main') ?? body, 'button', 'Buy 1 asset for 12.34'));
  expect(world.confirmedAgain).toEqual([waiting.id]);
});

test('a colleague’s purchase of the same moment is told at once, and stays with the order', async () => {
  const note = {
    kind: 'also-licensed' as const,
    transactionId: 88 as TransactionId,
    userName: 'Ben',
    at: null,
  };
  const { tell, stores } = await openBasket([]);
  await tell.purchases({ kind: 'changed', intents: [intent('licensed')] });
  await tell.purchases({ kind: 'changed', intents: [{ ...intent('licensed'), notes: [note] }] });
  await tell.purchases({ kind: 'changed', intents: [{ ...intent('licensed'), notes: [note] }] });
  const messages = stores
    .get(toastsStore)
    .store.getState()
    .map((toast) => (toast.kind === 'done' ? toast.message : ''));
  expect(messages).toEqual([expect.stringContaining('Ben has licensed this asset too (transaction 88)')]);
  await act(async () => stores.get(locationStore).open('basket', BATCH));
  expect(document.querySelector('main')?.textContent).toContain('Ben has licensed this asset too');
});

test.each([
  ['This is my order', { kind: 'this-one', transactionId: 77 }, 'licensed', BATCH],
  ['Not bought', { kind: 'not-bought' }, 'abandoned', BATCH],
  ['Order again for 12.34', { kind: 'buy-again' }, 'confirmed', '00000000-0000-4000-8000-000000000abc'],
] as const)(
  '“%s” is told the main process once, and as what it means',
  async (label, decision, to, batchId) => {
    const doubted = intent('ambiguous', [OWNED]);
    const { body, world, tell, stores } = await openBasket([], {
      decide: () => ({ ...intent(to), id: doubted.id, batchId }),
    });
    await tell.purchases({ kind: 'changed', intents: [doubted] });
    await act(async () => stores.get(locationStore).open('basket', BATCH));
    const open = async () => click(find(document.querySelector('main') ?? body, 'button', 'Decide…'));
    await open();
    expect(document.body.textContent).toContain('Transaction 77');
    // Leaving says nothing to anybody.
    await act(async () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', ESCAPE)));
    await settle();
    expect(world.decided).toEqual([]);
    await open();
    await click(find(document, 'button', label));
    expect(world.decided).toEqual([{ intentId: doubted.id, decision }]);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(stores.get(locationStore).store.getState().item).toBe(batchId);
  },
);

test('a decision that the list has overtaken is told, and can be made anew', async () => {
  const doubted = intent('needs-decision');
  const { body, world, tell, stores } = await openBasket([]);
  await tell.purchases({ kind: 'changed', intents: [doubted] });
  await act(async () => stores.get(locationStore).open('basket', BATCH));
  await click(find(document.querySelector('main') ?? body, 'button', 'Decide…'));
  expect(document.body.textContent).not.toContain('This is my order');
  await click(find(document, 'button', 'Not bought'));
  expect(document.querySelector('[role="dialog"] [role="alert"]')).not.toBeNull();
  await click(find(document, 'button', 'Not bought'));
  expect(world.decided).toHaveLength(2);
});

const ESCAPE = { key: 'Escape', bubbles: true };

test('a budget that is typed and sent with Enter is kept', async () => {
  const saved: unknown[] = [];
  const { stores } = await openPage(
    <ProjectDialog project={{ name: '' }} onClose={() => saved.push('closed')} />,
    {
      account: SIGNED_IN,
    },
  );
  stores.get(basketStore).saveProject = async (_, project) => {
    saved.push(project);
    return null;
  };
  const field = (label: string) => {
    const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    return document.getElementById(found?.htmlFor ?? '') as HTMLElement;
  };
  await type(field('Name, as it stands on the licences'), 'Spring');
  await type(field('Budget without VAT: stop at'), '500.50');
  await act(async () => document.querySelector('form')?.requestSubmit());
  await settle();
  expect(saved).toMatchObject([{ name: 'Spring', stopAt: '500.5', warnAt: null }, 'closed']);
});
