import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { executable, test } from './packed-app.ts';

test.skip(executable === null, 'No packed app in dist');

const declared = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test('tests itself from the command line', async ({ profile }) => {
  const { stdout } = await promisify(execFile)(executable ?? '', ['--smoke', `--profile=${profile}`]);
  const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(report).toMatchObject({ ok: true, version: declared.version });
  expect(report.versions.electron).toBe(declared.devDependencies.electron);
  expect(['keychain', 'safe-storage']).toContain(report.secrets);
});

test('shows its window within ten seconds, with nothing against its policy', async ({ launch }) => {
  const started = performance.now();
  const { app, page } = await launch();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  expect(performance.now() - started).toBeLessThan(10_000);
  await page.reload();
  await expect(page.getByRole('textbox').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('gives the page one name, and no Node', async ({ launch }) => {
  const { page } = await launch();
  expect(page.url()).toBe('app://bundle/');
  const names = ['stockroom', 'require', 'process', 'module', 'Buffer', 'electron'];
  const found = await page.evaluate((wanted) => wanted.filter((name) => name in window), names);
  expect(found).toEqual(['stockroom']);
  expect(
    await page.evaluate(() => Object.keys((window as never as { stockroom: object }).stockroom)),
  ).toEqual(['platform']);
});

test('runs the demo from the archive: worker, pictures, search and a clip that can be sought', async ({
  launch,
}) => {
  const { page } = await launch('--demo');
  await page.getByRole('combobox', { name: 'Search the catalogue' }).fill('mountain sunset');
  await page.keyboard.press('Enter');
  const picture = page.locator('img[src^="/preview/"]').first();
  await expect(picture).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const sought = await page.evaluate(
    async (address) => {
      const response = await fetch(address ?? '', { headers: { Range: 'bytes=0-9' } });
      return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
    },
    await picture.getAttribute('src'),
  );
  expect(sought).toEqual({ status: 206, bytes: 10 });
});

test('stays on its page, and off the network', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  const reached = await page.evaluate(() => fetch('https://example.com/').then(Boolean, () => false));
  expect(reached).toBe(false);
  expect(page.url()).toBe('app://bundle/');
  expect(app.windows()).toHaveLength(1);
});

test('is one process for each profile', async ({ launch, profile }) => {
  const { app } = await launch();
  const { stdout } = await promisify(execFile)(executable ?? '', [`--profile=${profile}`], {
    timeout: 15_000,
  });
  expect(stdout).not.toContain('Error');
  expect(app.windows()).toHaveLength(1);
});

test('ends, and comes back', async ({ launch }) => {
  const first = await launch('--demo');
  await first.app.close();
  const again = await launch('--demo');
  await expect(again.page.getByRole('combobox', { name: 'Search the catalogue' })).toBeVisible();
});
