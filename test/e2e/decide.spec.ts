import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import { answer } from './support/answer.ts';

const credentials = { apiKey: 'demo-api-key-larkspur-prepaid', user: 'demo', password: 'demo-password' };
const COLLEAGUE = 'Winter catalogue';

interface Charge {
  readonly itemId: number;
  readonly transactionId: number;
  readonly licenceId: number;
  readonly option: string;
  readonly references: { readonly project: string };
}

/** The service behind the app: its books, its faults, and a colleague who orders there. */
class Service {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async charges(): Promise<readonly Charge[]> {
    const ledger = (await (await fetch(`${this.#url}/_sandbox/ledger`)).json()) as {
      charges: readonly Charge[];
    };
    return ledger.charges;
  }

  async fail(plan: object): Promise<void> {
    await fetch(`${this.#url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(plan) });
  }

  async mend(): Promise<void> {
    await fetch(`${this.#url}/_sandbox/faults`, { method: 'DELETE' });
  }

  /** Somebody else of the group licenses the same asset, elsewhere. */
  async colleagueBuys(itemId: number, { licenceId, option }: Charge): Promise<void> {
    const { user, password } = credentials;
    const login = await this.#call('loginEnterprise', { dp_login_user: user, dp_login_password: password });
    const { sessionid } = (await login.json()) as { sessionid: string };
    const answer = await this.#call('licenseItem', {
      dp_session_id: sessionid,
      dp_project: COLLEAGUE,
      dp_licensing: { dp_item_id: itemId, dp_license_id: licenceId, dp_option: option },
    });
    expect(((await answer.json()) as { status: string }).status).toBe('success');
    await this.#call('logout', { dp_session_id: sessionid });
  }

  #call(command: string, body: object): Promise<Response> {
    return fetch(`${this.#url}/?dp_apikey=${credentials.apiKey}&dp_command=${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

/** The row of an order on the screen of the purchase. */
function row(page: Page, itemId: number): Locator {
  return page.locator('[data-state]').filter({ hasText: String(itemId) });
}

/** What the app itself holds for true, as its ledger has it. */
function intents(profile: string) {
  const ledger = new DatabaseSync(path.join(profile, 'ledger.db'), { readOnly: true });
  try {
    return ledger
      .prepare(
        'SELECT assetId AS asset, state, proof, supersedes IS NOT NULL AS again FROM intent ORDER BY seq',
      )
      .all()
      .map((row) => ({ ...row }));
  } finally {
    ledger.close();
  }
}

test('three orders without a clear answer, each decided another way: the books have what was said, once', async ({
  page,
  signInPage,
  lightTable,
  startApp,
  startSandbox,
}) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(30_000);
  const url = await startSandbox();
  const service = new Service(url);
  const app = await startApp({ api: url });
  await page.goto(app.url);
  await signInPage.signIn(credentials);
  await lightTable.search.waitFor();
  // All references are in use: no order bears a mark that would tell whose it is.
  await page.evaluate(() => window.location.assign('#/settings'));
  await page.getByLabel('Field for our order mark').selectOption('off');
  await page.keyboard.press('Escape');
  await lightTable.find('lake');
  const photos = lightTable.results.getByRole('option', { name: /^Photo: / });
  const taken: number[] = [];
  for (const index of [0, 1, 2]) {
    await photos.nth(index).click({ modifiers: ['ControlOrMeta'] });
    taken.push(Number(await photos.nth(index).getAttribute('data-asset')));
  }
  const [charged = 0, lost = 0, waiting = 0] = taken;
  await page.keyboard.press('l');
  await page.getByRole('button', { name: /^Basket\W+3$/ }).click();

  // The answer to the first is lost after the charge, the second before it; nothing new shows in the list.
  await service.fail({
    listLagSeconds: 3600,
    rules: [
      { command: 'licenseItem', next: 1, fault: { kind: 'drop', when: 'after' } },
      { command: 'licenseItem', skip: 1, next: 1, fault: { kind: 'drop', when: 'before' } },
    ],
  });
  await page.getByRole('button', { name: /^Review and license/ }).click();
  await page.getByRole('button', { name: /^License 3 assets for \d/ }).click();
  await expect(page.locator('[data-state="unknown"]')).toHaveCount(2, { timeout: 60_000 });
  await expect(row(page, waiting)).toContainText('Two orders of this batch have no clear outcome');
  const [own] = await service.charges();
  if (own === undefined) throw new Error('nothing was charged');
  expect(await service.charges()).toHaveLength(1);

  // Meanwhile a colleague licenses both elsewhere; now the list shows everything.
  for (const itemId of [charged, lost]) await service.colleagueBuys(itemId, own);
  await service.mend();
  await expect(page.locator('[data-state="ambiguous"]')).toHaveCount(2, { timeout: 90_000 });
  await expect(page.getByText(/Stockroom can’t find out alone\./)).toBeVisible();

  // This one: of two in the list, it is the one that the books have for us.
  const dialog = page.getByRole('dialog', { name: 'Was this licensed?' });
  await row(page, charged).getByRole('button', { name: 'Decide…' }).click();
  await expect(dialog.getByRole('button', { name: 'This is my order' })).toHaveCount(2);
  await look(page, 'basket-decide', { brief: true });
  // With that the third has its turn, and gets no answer either.
  await service.fail({
    rules: [{ command: 'licenseItem', next: 1, fault: { kind: 'drop', when: 'before' } }],
  });
  await dialog
    .locator('div')
    .filter({ hasText: new RegExp(`^Transaction ${own.transactionId}`) })
    .getByRole('button', { name: 'This is my order' })
    .click();
  await expect(dialog).toBeHidden();
  await expect(row(page, charged)).toHaveAttribute('data-state', 'licensed');
  await expect(row(page, charged)).toContainText(`Transaction ${own.transactionId}.`);

  // Not bought: closed, and nothing is sent.
  await row(page, lost).getByRole('button', { name: 'Decide…' }).click();
  await expect(dialog.getByRole('button', { name: 'This is my order' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Not bought' }).click();
  await expect(row(page, lost)).toContainText('Ada Larkspur has found that it was not bought.');

  // Not bought and still needed: ordered again, as a purchase of its own.
  await expect(row(page, waiting)).toHaveAttribute('data-state', 'unknown', { timeout: 60_000 });
  await service.colleagueBuys(waiting, own);
  await row(page, waiting).getByRole('button', { name: 'Decide…' }).click({ timeout: 90_000 });
  await dialog.getByRole('button', { name: /^Order again for \d/ }).click();
  await answer(app, page, 'Order again', /^Order asset \d+ again for \d/);
  await expect(page.locator('[data-state]')).toHaveCount(1);
  await expect(row(page, waiting)).toHaveAttribute('data-state', 'licensed', { timeout: 60_000 });
  await expect(page.getByText(/Stockroom can’t find out alone\./)).toBeHidden();

  const books = await service.charges();
  const ours = books.filter(({ references }) => references.project !== COLLEAGUE);
  expect(ours.map(({ itemId }) => itemId)).toEqual([charged, waiting]);
  expect(books).toHaveLength(5);
  expect(intents(app.profile)).toEqual([
    { asset: charged, state: 'licensed', proof: 'person', again: 0 },
    { asset: lost, state: 'abandoned', proof: null, again: 0 },
    { asset: waiting, state: 'abandoned', proof: null, again: 0 },
    { asset: waiting, state: 'licensed', proof: 'answer', again: 1 },
  ]);
});
