import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

/** A board goes to a client as one file, and the answer comes back: by its file, by a drop, and read twice. */

test('a client marks a proof without a network, and the answer is on the board', async ({
  page,
  context,
  lightTable,
  startApp,
}, info) => {
  test.setTimeout(180_000);
  await page.goto((await startApp({ demo: true })).url);
  await lightTable.find('coffee');
  for (const index of [0, 1, 2]) await lightTable.tiles.nth(index).click({ modifiers: ['ControlOrMeta'] });
  await lightTable.tiles.nth(2).focus();
  await page.keyboard.press('b');
  await page.getByLabel('Find a board, or name a new one').fill('<b>Spring</b> & co');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Boards' }).click();
  await page.getByRole('button', { name: 'Proof', exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save proof' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('b Spring b & co proof.html');
  const file = info.outputPath('proof.html');
  await download.saveAs(file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/https?:/);

  const client = await context.newPage();
  const asked: string[] = [];
  const broken: string[] = [];
  client.on('request', (request) => asked.push(request.url()));
  client.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  client.on('pageerror', (error) => broken.push(String(error)));
  await client.goto(pathToFileURL(file).href);
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('<b>Spring</b> & co');
  const cards = client.getByRole('article');
  await expect(cards).toHaveCount(3);
  await cards.nth(0).getByRole('button', { name: 'Pick' }).click();
  await cards.nth(1).getByRole('button', { name: 'Reject' }).click();
  await cards.nth(1).getByRole('textbox').fill('Too dark “here”, <i>sorry</i>');
  await expect(client.getByText('1 picked, 1 rejected, 1 open')).toBeVisible();
  await client.getByLabel('Your name').fill('Ana');
  // What was marked is there after the window was closed.
  await client.reload();
  await expect(client.getByText('1 picked, 1 rejected, 1 open')).toBeVisible();
  await look(client, 'proof');
  await cards
    .nth(2)
    .getByRole('button', { name: /^Enlarge/ })
    .click();
  await client.keyboard.press('p');
  await client.keyboard.press('Escape');
  await expect(client.getByText('2 picked, 1 rejected, 0 open')).toBeVisible();
  const saving = client.waitForEvent('download');
  await client.getByRole('button', { name: 'Save answer' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('b Spring b & co Ana.stockroom-answer.txt');
  const answer = info.outputPath('answer.txt');
  await saved.saveAs(answer);
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  expect(broken).toEqual([]);
  await client.close();

  await page.getByRole('button', { name: 'Read an answer' }).click();
  await page.getByLabel('File of the answer').setInputFiles(answer);
  await expect(page.getByText('Ana on “<b>Spring</b> & co”: 2 picked, 1 rejected, 1 comment.')).toBeVisible();
  await page.getByRole('button', { name: 'Proof', exact: true }).click();
  await look(page, 'proof-answers', { brief: true });
  await page.getByRole('button', { name: 'Select what was picked (2)' }).click();
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('listbox', { name: '<b>Spring</b> & co' }).getByRole('option').nth(1).click();
  await expect(page.getByRole('region', { name: 'Clients' })).toContainText(
    'Ana rejects it on <b>Spring</b> & co',
  );
  await expect(page.getByText('Too dark “here”, <i>sorry</i>')).toBeVisible();
  await look(page, 'proof-panel', { brief: true });

  const text = readFileSync(answer, 'utf8');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'x Ana (1).stockroom-answer.txt', { type: 'text/plain' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await expect(page.getByText('The answer of Ana was read before. Nothing has changed.')).toBeVisible();
});
