import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { idmlOf, psdOf, svgOf } from '../unit/layouts/fixtures/layouts.ts';
import { pictureOf } from '../unit/layouts/fixtures/pictures.ts';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';

const COMP = 24_985_913;

/** Drops real files and folders, as a hand does: the page gets entries, not what a script could make up. */
async function drop(page: Page, files: readonly string[]) {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
  }
  await cdp.detach();
}

test('a layout and a job folder are dropped: they are copied, checked, and the copies are gone', async ({
  page,
  lightTable,
  startApp,
}) => {
  test.setTimeout(180_000);
  const app = await startApp({ demo: true });
  const put = (name: string, data: Buffer | string) => {
    const at = path.join(app.profile, 'job', name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, data);
    return at;
  };
  const copies = () => {
    const root = path.join(app.profile, 'demo/dropped-layouts');
    return existsSync(root) ? readdirSync(root) : [];
  };
  const name = `Depositphotos_${COMP}_l-2015.jpg`;
  const linked = [`/Volumes/Old/${name}`, '/Volumes/Old/IMG_0042.jpg', '/Volumes/Old/lost.tif'];
  const layout = put('brochure.idml', idmlOf(linked.map((at) => ({ kind: 'linked', path: at }))));
  put(`Links/deeper/.hidden.jpg`, 'x');
  put(`Links/${name}`, await pictureOf(1));
  put('Links/IMG_0042.jpg', await pictureOf(2));
  await page.goto(app.url);
  await lightTable.search.waitFor();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const strangers = page.getByRole('region', { name: /^Strangers/ });
  const missing = page.getByRole('region', { name: /^Missing links/ });

  // Alone: what its links name is known, what only they lead to is not, and why is said.
  const about = page.getByText(/A browser does not tell where a layout lies/);
  await drop(page, [layout]);
  await expect(page.getByRole('status').filter({ hasText: 'One file is not licensed.' })).toBeVisible();
  await expect(missing.getByRole('listitem')).toHaveCount(2);
  await expect(about).toBeVisible();
  await look(page, 'check-dropped-file', { brief: true });
  await expect.poll(copies).toEqual([]);

  // With its folder: links are found beside it.
  await drop(page, [path.join(app.profile, 'job')]);
  await expect(missing.getByRole('listitem')).toHaveCount(1);
  await expect(missing).toContainText('lost.tif');
  await expect(strangers).toContainText('IMG_0042.jpg');
  await expect(page.getByText('3 files read')).toBeVisible();
  await expect(page.getByText('brochure.idml, Pages 2–3').first()).toHaveAttribute('title', /^job\/brochure/);
  await look(page, 'check-dropped-folder', { brief: true });

  // The same by the choosers of the browser.
  const [folder] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose folder…' }).press('Enter'),
  ]);
  await folder.setFiles(path.join(app.profile, 'job/Links'));
  await expect(page.getByText('2 files read')).toBeVisible();
  const [files] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose file…' }).press('Enter'),
  ]);
  await files.setFiles([layout, path.join(app.profile, 'job/Links/IMG_0042.jpg')]);
  await expect(strangers).toContainText('IMG_0042.jpg');
  await expect(missing.getByRole('listitem')).toHaveCount(1);

  // Rubbish, and what is too large to be copied: a message, and the rest is checked.
  const huge = put('huge.mov', '');
  truncateSync(huge, 5 * 1024 ** 3);
  const rubbish = put('rubbish.psd', Buffer.alloc(20_000, 'rubbish'));
  await drop(page, [rubbish, huge]);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('rubbish.psd It is damaged, or not what its name says.');
  await expect(alert).toContainText('huge.mov It is larger than 4 GB');
  await look(page, 'check-dropped-rubbish', { brief: true });

  // Stopped in the middle, nothing stays.
  truncateSync(huge, 1024 ** 3);
  const wire = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 4 * 1024 ** 2 };
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', slow);
  await drop(page, [huge]);
  await expect(page.getByText(/^[1-9][\d.]* MB of 1.*GB$/)).toBeVisible();
  expect(copies()).toHaveLength(1);
  await look(page, 'check-dropped-sending', { brief: true });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Which pictures does it use?')).toBeVisible();
  await expect.poll(copies).toEqual([]);
  // A layout that is dropped anywhere is checked; what may be an asset is looked up as one.
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await page.keyboard.press('Escape');
  await lightTable.search.waitFor();
  await drop(page, [layout]);
  await expect(page.getByRole('heading', { name: 'Check a layout' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'One file is not licensed.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await drop(page, [path.join(app.profile, 'job/Links/IMG_0042.jpg')]);
  await expect(page.getByText(/“IMG_0042.jpg” is not a Depositphotos file/)).toBeVisible();
  // What may be either is offered to be checked, and is not only told to be no asset.
  const poster = put('poster.psd', psdOf([{ kind: 'embedded', name, data: await pictureOf(3) }]));
  const logo = put('logo.svg', svgOf([{ kind: 'linked', path: '/x/lost.jpg' }]));
  await drop(page, [poster, logo]);
  const offer = page.getByText(
    '2 files are not assets that Stockroom knows. They may be layouts that use some.',
  );
  await expect(offer).toBeVisible();
  await look(page, 'check-offered', { brief: true });
  // Messages go by themselves.
  await drop(page, [poster, logo]);
  await page.getByRole('button', { name: 'Check them' }).click();
  await expect(page.getByRole('heading', { name: 'Check a layout' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'One file is not licensed.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await drop(page, [poster]);
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByText('poster.psd, Layer Layer 1')).toBeVisible();

  // A page that goes away takes its copies with it.
  await wire.send('Network.emulateNetworkConditions', slow);
  await drop(page, [huge]);
  await expect.poll(copies).toHaveLength(1);
  await page.goto('about:blank');
  await expect.poll(copies).toEqual([]);
});
