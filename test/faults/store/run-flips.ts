import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WHOLE_LIBRARY } from '../../../src/shared/model/record.ts';
import { sequence } from '../../unit/layouts/fixtures/pictures.ts';
import { pageCalls } from './pages.ts';
import { bridgeOf, hashesIn, makeImage, openProfile } from './world.ts';
import type { Image } from './world.ts';

export interface FlipReport {
  readonly trials: number;
  /** Trials in which something was told: a notice at the start, or entries left out. */
  readonly told: number;
  readonly wrong: readonly string[];
}

/** Flips bits in the files of a profile that the app has made, opens it, and asks for all that pages ask for. */
export async function runFlips(options: {
  readonly trials: number;
  readonly seed: number;
}): Promise<FlipReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'stockroom-flips-'));
  const image = await makeImage(root);
  const wrong: string[] = [];
  let told = 0;
  const crashed = (error: unknown) =>
    wrong.push(`crash: ${error instanceof Error ? error.stack : String(error)}`);
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  try {
    for (let index = 0; index < options.trials; index += 1) {
      const folder = path.join(root, 'trial');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      const found = await playTrial(folder, image, options.seed + index);
      if (found.isTold) told += 1;
      wrong.push(...found.wrong);
    }
  } finally {
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    await image.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
  return { trials: options.trials, told, wrong };
}

async function playTrial(folder: string, image: Image, seed: number) {
  const random = sequence(seed);
  const source = image.folders[seed % image.folders.length] ?? '';
  cpSync(source, folder, { recursive: true });
  const flipped = flip(folder, random);
  const before = hashesIn(path.join(folder, 'library'));
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`seed ${seed}, ${flipped}: ${what}`);
  let isTold = false;
  try {
    const app = await openProfile(folder, image.sandbox);
    const bridge = bridgeOf(app);
    for (const { name, call } of pageCalls(image.ids)) {
      await call(bridge).catch((error: unknown) => {
        if (!isBearable(name, flipped, error)) say(`${name}: ${words(error)}`);
      });
    }
    // What was met may be made anew: then it opens again.
    const { records } = await bridge.listing.page({ query: WHOLE_LIBRARY, offset: 0, limit: 100 });
    for (const { asset } of records) {
      if (typeof asset.title !== 'string') say('a record without a title');
    }
    for (const id of image.ids.slice(0, 3)) {
      const { bytes } = await app.previews.read(id, 'thumb', AbortSignal.timeout(20_000));
      if (bytes.length < 100) say('a preview that is none');
    }
    isTold = app.info().notices.length > 0;
    for await (const { damage } of await bridge.storage.watch()) {
      isTold ||= damage !== null;
      break;
    }
    await app.close();
  } catch (error) {
    say(`it did not open: ${words(error)}`);
  }
  const after = hashesIn(path.join(folder, 'library'));
  for (const [name, hash] of before) if (after.get(name) !== hash) say(`${name} was touched`);
  return { wrong, isTold };
}

/** Buying may be off where the ledger was hit; everything else opens. */
function isBearable(name: string, flipped: string, error: unknown): boolean {
  const isOfLedger = /^(?:purchases|basket)\./.test(name) && flipped.includes('ledger');
  const code = codeOf(error);
  if (isOfLedger) return code === 'ledger.unsafe' || code === 'store.broken';
  // The asset, or its board, may be among what was lost.
  return code === 'not-found';
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('data' in error)) return '';
  const { data } = error;
  return typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : '';
}

function words(error: unknown): string {
  const code = codeOf(error);
  return code === '' ? (error instanceof Error ? (error.stack ?? error.message) : String(error)) : code;
}

/** One to eight bits of one file. Returns which. */
function flip(folder: string, random: () => number): string {
  const profile = path.join(folder, 'profile');
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const databases = [
    'stockroom.db',
    'stockroom.db-wal',
    'licences.db',
    'licences.db-wal',
    'ledger.db',
    'ledger.db-wal',
  ];
  const others = [
    ...previewsIn(profile),
    path.join(profile, 'settings.json'),
    ...readdirSync(path.join(folder, 'library'))
      .filter((name) => name.endsWith('.xmp'))
      .map((name) => path.join(folder, 'library', name)),
  ];
  const standing = databases.map((name) => path.join(profile, name)).filter((file) => sizeOf(file) > 0);
  // Most of what breaks is in the database of the app.
  const main = standing.filter((file) => path.basename(file).startsWith('stockroom'));
  const draw = random();
  const file = (draw < 0.6 ? pick(main) : draw < 0.85 ? pick(standing) : pick(others)) ?? '';
  const bytes = readFileSync(file);
  const count = 1 + Math.floor(random() * 8);
  const places: number[] = [];
  for (let tries = 0; places.length < count && tries < 1000; tries += 1) {
    const at = Math.floor(random() * bytes.length);
    // Empty pages tell little: half of the flips are in what was written.
    if (bytes[at] === 0 && random() < 0.9) continue;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    places.push(at);
  }
  writeFileSync(file, bytes);
  return `${path.relative(folder, file)} at ${places.join(', ')}`;
}

function previewsIn(profile: string): readonly string[] {
  return readdirSync(path.join(profile, 'previews'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
