import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { expect, test } from './support/fixtures.ts';
import { look } from './support/look.ts';
import { answer } from './support/answer.ts';

test.describe.configure({ timeout: 180_000 });

test('a file that moves is found again; a licensed one takes its place and gives it back; the library moves', async ({
  page,
  lightTable,
  startApp,
}) => {
  const first = await startApp({ demo: true });
  await page.goto(first.url);
  await lightTable.find('woman');
  const id = await lightTable.open(1);
  await lightTable.takeComp();
  const library = path.join(first.profile, 'demo', 'library');
  const [name = ''] = readdirSync(library);

  await test.step('moved and renamed in the file manager', async () => {
    mkdirSync(path.join(library, 'Spring job'));
    renameSync(path.join(library, name), path.join(library, 'Spring job', 'cover.jpg'));
    await expect(lightTable.panel.getByText('cover.jpg')).toBeVisible({ timeout: 30_000 });
  });
  await first.stop();

  const comp = path.join(library, 'Spring job', 'cover.jpg');
  const compHash = hashOf(comp);
  await addLicensed(first.profile, library, Number(id), comp);
  const app = await startApp({ demo: true, profile: first.profile });
  // The search comes back by itself.
  await page.goto(app.url);
  await lightTable.results.locator(`[data-asset="${id}"]`).click();

  await test.step('swapped, and undone from the message', async () => {
    await lightTable.panel.getByRole('button', { name: 'Put the licensed file in its place' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put the licensed file in its place' });
    const act = dialog.getByRole('button', { name: 'Replace the comp' });
    await expect(act).toBeEnabled();
    await dialog.getByText('Linked or embedded').click();
    // In a narrow window the panel is another one: the question stays.
    await look(page, 'swap-dialog', { brief: true });
    await act.click();
    await expect(page.getByText('The licensed file is in the place of the comp.')).toBeVisible();
    expect(hashOf(comp)).not.toBe(compHash);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('The comp is back in its place.')).toBeVisible();
    expect(hashOf(comp)).toBe(compHash);
    await lightTable.panel.getByRole('button', { name: 'Put the licensed file in its place' }).click();
    await act.click();
    await expect(dialog).toBeHidden();
  });

  const storage = page.getByRole('region', { name: 'Storage' });
  await test.step('storage: what takes space, and a backup', async () => {
    await page.keyboard.press('Control+,');
    await expect(storage.getByText('2 files here')).toBeVisible({ timeout: 30_000 });
    await storage.getByRole('button', { name: 'Back up now' }).click();
    await expect(storage.getByRole('button', { name: 'Restore' })).toBeVisible();
    writeFileSync(path.join(library, 'Depositphotos_123456789.jpg'), 'from elsewhere');
    await storage.getByRole('button', { name: 'Add the files from elsewhere' }).click({ timeout: 30_000 });
    await expect(page.getByText('1 added, without a known right.')).toBeVisible();
    await storage.scrollIntoViewIfNeeded();
    await look(page, 'storage', { brief: true });
  });

  await test.step('what was added is in the library, without a right', async () => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Library' }).click();
    await page.getByRole('button', { name: 'Other files 1' }).click();
    const row = page.getByRole('region', { name: 'Other files' }).getByRole('listitem');
    await expect(row).toContainText('No known right');
    await expect(row.getByRole('button', { name: 'Asset 123456789?' })).toBeVisible();
    await look(page, 'library-others', { brief: true });
    await page.keyboard.press('Control+,');
  });

  await test.step('moved to another disk', async () => {
    // Outside of the profile, which is no place for a library.
    const disk = mkdtempSync(path.join(tmpdir(), 'stockroom-e2e-disk-'));
    const target = path.join(disk, 'new disk');
    await storage.getByRole('button', { name: 'Move the library' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move the library' });
    await dialog.getByLabel('Folder').fill('not/whole');
    await dialog.getByRole('button', { name: 'Move everything there' }).click();
    await expect(dialog.getByText('The folder needs its whole path.')).toBeVisible();
    await look(page, 'storage-move', { brief: true });
    await dialog.getByLabel('Folder').fill(target);
    await dialog.getByRole('button', { name: 'Move everything there' }).click();
    await answer(app, page, 'Use it', /^Use “.+” as the library's folder\?$/);
    await expect(storage.getByText(`The library is in ${target} now.`)).toBeVisible({ timeout: 60_000 });
    await expect(storage.getByText('2 files here')).toBeVisible();
    expect(existsSync(path.join(target, 'Spring job', 'cover.jpg'))).toBe(true);
    await expect.poll(() => existsSync(library)).toBe(false);
    // What was kept aside came along.
    await storage.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('The comp is back in its place.').last()).toBeVisible();
    expect(hashOf(path.join(target, 'Spring job', 'cover.jpg'))).toBe(compHash);
    rmSync(disk, { recursive: true, force: true, maxRetries: 5 });
  });
});

/** As a purchase would have left it. */
async function addLicensed(profile: string, folder: string, asset: number, comp: string): Promise<void> {
  const { width } = await sharp(comp).metadata();
  const bytes = await sharp(comp)
    .resize(Math.round(width / 2))
    .jpeg()
    .toBuffer();
  writeFileSync(path.join(folder, 'licensed.jpg'), bytes);
  const db = new DatabaseSync(path.join(profile, 'demo', 'stockroom.db'));
  db.prepare(
    `INSERT INTO library_file (asset_id, file_right, option, folder, relative_path, bytes, sha256, added_at)
     VALUES (?, 'licensed', 'xl-2015', ?, 'licensed.jpg', ?, ?, 0)`,
  ).run(asset, folder, bytes.length, createHash('sha256').update(bytes).digest('hex'));
  db.close();
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
