/**
 * How the grid scrolls, beside a static page with the same pictures: `node bench/grid.ts [--write]`. Needs a
 * Chromium; builds the page if it must. See bench/results/grid.md for what is measured.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { Flow } from '../src/renderer/parts/grid/flow.ts';
import type { Asset } from '../src/shared/model/asset.ts';
import { start } from '../test/e2e/support/process.ts';
import { findChromium } from '../test/support/chromium.ts';
import { floorPage } from './grid/floor.ts';
import { scrollRun } from './grid/in-page.ts';
import type { Run } from './grid/in-page.ts';
import { report } from './grid/report.ts';

const ROUNDS = 3;
const SPEEDS = [4_000, 12_000, 40_000];
const RUN_MS = 1200;
const FLOOR_TILES = 3_000;
const FAR_JUMPS = [0.31, 0.77, 0.12, 0.93, 0.5];
const STOPS = 3;
const HEAP_AT = [10_000, 100_000, 300_000, 1_000_000];
const VIEWPORT = { width: 1440, height: 900 };
const GRID = '#grid-viewport';

const profile = mkdtempSync(path.join(tmpdir(), 'stockroom-bench-'));
const { running, found: url } = await start(
  'scripts/launch.mjs',
  ['--host', 'web', '--demo', '--no-open', '--profile', profile],
  /Stockroom is ready: (\S+)/,
  { HOME: profile },
);
const found = await findChromium();
const browser = await chromium.launch(
  found === null
    ? {}
    : {
        executablePath: found.executablePath,
        args: [...found.args],
        env: { ...process.env, ...found.env },
      },
);

try {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const pictures = await drawPictures();
  let served = 0;
  // Both pages get the same few pictures at the same price, and the sandbox need not draw.
  await context.route(/\/preview\//, (route) =>
    route.fulfill({
      body: pictures[served++ % pictures.length] ?? Buffer.alloc(0),
      contentType: 'image/jpeg',
    }),
  );
  const floor = await context.newPage();
  await floor.route(/\/floor$/, (route) =>
    route.fulfill({ body: floorPage(FLOOR_TILES, ['1', '2', '3']), contentType: 'text/html' }),
  );
  const app = await context.newPage();
  await app.goto(url);
  await floor.goto(new URL('/floor', url).href);

  const firstTile: number[] = [];
  const firstPicture: number[] = [];
  for (const words of ['forest', 'coffee', 'lake', 'city', 'mountain']) {
    const { tile, picture } = await search(app, words);
    firstTile.push(tile);
    firstPicture.push(picture);
  }

  const runs = new Map<string, { page: string; speed: number; runs: Run[] }>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const speed of SPEEDS) {
      for (const name of ['floor', '100,000 results', '13 million results']) {
        const page = name === 'floor' ? floor : app;
        await page.bringToFront();
        if (name === 'floor') await floor.evaluate(() => document.querySelector('#viewport')?.scrollTo(0, 0));
        else await jump(app, name === '100,000 results' ? 0 : 0.4 + round / 10);
        await page.waitForTimeout(400);
        const viewport = name === 'floor' ? '#viewport' : GRID;
        const run = await page.evaluate(scrollRun, { viewport, speed, milliseconds: RUN_MS });
        const key = `${name} ${speed}`;
        const series = runs.get(key) ?? { page: name, speed, runs: [] };
        series.runs.push(run);
        runs.set(key, series);
      }
    }
  }

  await app.bringToFront();
  const farJump: number[] = [];
  for (const part of FAR_JUMPS) farJump.push(await jump(app, part));
  const text = report(
    [...runs.values()],
    {
      firstTile,
      firstPicture,
      farJump,
      append: timeAppends(),
      heap: await travel(app, await context.newCDPSession(app)),
      browser: `Chromium ${browser.version()}`,
    },
    ROUNDS,
  );
  console.log(text);
  if (process.argv.includes('--write')) {
    await writeFile(new URL('results/grid.md', import.meta.url), text);
  }
} finally {
  await browser.close();
  await running.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** A dozen pictures that don't compress away. */
function drawPictures(): Promise<readonly Buffer[]> {
  return Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      sharp({
        create: {
          width: 450,
          height: 300,
          channels: 3,
          background: { r: 20 * index, g: 120, b: 255 - 20 * index },
          noise: { type: 'gaussian', mean: 128, sigma: 20 },
        },
      })
        .jpeg({ quality: 80 })
        .toBuffer(),
    ),
  );
}

/** Milliseconds from Enter to the first tile and to the first picture on the screen. */
async function search(page: Page, words: string): Promise<{ tile: number; picture: number }> {
  const field = page.getByLabel('Search the catalogue');
  await field.fill(words);
  const times = page.evaluate(async () => {
    const started = await new Promise<number>((resolve) =>
      document.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), {
        once: true,
        capture: true,
      }),
    );
    const old = new Set(document.querySelectorAll('[data-asset]'));
    const until = async (there: () => boolean) => {
      while (!there()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - started;
    };
    const fresh = () => [...document.querySelectorAll('[data-asset]')].filter((tile) => !old.has(tile));
    const tile = await until(() => fresh().length > 0);
    const picture = await until(() => fresh().some((one) => one.querySelector('img')?.complete === true));
    return { tile, picture };
  });
  await field.press('Enter');
  return times;
}

/** Pulls the thumb to a part of the bar; milliseconds from letting go to tiles in the middle of the window. */
async function jump(page: Page, part: number): Promise<number> {
  const bar = page.getByRole('scrollbar');
  const [track, thumb] = [await bar.boundingBox(), await bar.locator('div').first().boundingBox()];
  if (track === null || thumb === null) throw new Error('no scroll bar');
  const x = track.x + track.width / 2;
  await page.mouse.move(x, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, track.y + thumb.height / 2 + part * (track.height - thumb.height), { steps: 4 });
  const released = performance.now();
  await page.mouse.up();
  // By their places, not by a point: that may fall between two tiles.
  await page.waitForFunction(() => {
    const middle = window.innerHeight / 2;
    return [...document.querySelectorAll('[data-asset]')].some((tile) => {
      const { top, bottom } = tile.getBoundingClientRect();
      return top < middle + 60 && bottom > middle - 60;
    });
  });
  return performance.now() - released;
}

/** Milliseconds to lay one more page of results out. */
function timeAppends(): readonly number[] {
  const flow = new Flow({ width: 1400, target: 220, gap: 8, rowGap: 8 });
  const pages = new Map<number, readonly Asset[]>();
  return Array.from({ length: 300 }, (_, page) => {
    const assets = Array.from({ length: 100 }, (_unused, item) => ({
      size: { width: 1000 + ((page * 7 + item * 13) % 11) * 100, height: 1000 },
    })) as unknown as readonly Asset[];
    const next = new Map(pages.set(page, assets));
    const started = performance.now();
    flow.update(next, 13_009_933);
    return performance.now() - started;
  }).slice(50);
}

/**
 * Travels down a million results, by the bar and by wheel in turn, and weighs the heap on the way: every stop loads
 * pages that others must make room for.
 */
async function travel(page: Page, devtools: CDPSession): Promise<readonly (readonly [number, number])[]> {
  const total = Number(await page.getByRole('scrollbar').getAttribute('aria-valuemax'));
  const weights: (readonly [number, number])[] = [];
  let from = 0;
  for (const mark of HEAP_AT) {
    for (let stop = 1; stop <= STOPS; stop++) {
      await jump(page, (from + ((mark - from) * stop) / STOPS) / total);
      await page.evaluate(scrollRun, { viewport: GRID, speed: 6_000, milliseconds: 800 });
    }
    await page.waitForTimeout(500);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    weights.push([mark, usedSize / 1024 ** 2]);
    from = mark;
  }
  return weights;
}
