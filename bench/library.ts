/**
 * The library with 100 and with 100,000 assets: `node bench/library.ts [--write]`. Every statement of the database is
 * timed, and the longest turn of the loop; figures of both sizes come from one run, turn by turn.
 * Goals: no statement over 16 ms; a page of a library a thousand times as large in less than 3 times the time.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { libraryMigrations } from '../src/main/library/files/index.ts';
import { createListing, listingMigrations } from '../src/main/library/listing/index.ts';
import type { Listing } from '../src/main/library/listing/index.ts';
import { openStore } from '../src/main/platform/store/index.ts';
import type { Store } from '../src/main/platform/store/index.ts';
import { createUndo } from '../src/main/platform/undo/index.ts';
import { MEDIA_TYPES } from '../src/shared/model/asset.ts';
import type { Asset } from '../src/shared/model/asset.ts';
import type { AssetId } from '../src/shared/model/ids.ts';
import { WHOLE_LIBRARY } from '../src/shared/model/record.ts';
import type { LibraryQuery } from '../src/shared/model/record.ts';

const SMALL = 100;
const LARGE = 100_000;
const ROUNDS = 15;
const OPENINGS = 7;
const PAGE = 100;
const GOAL_STATEMENT_MS = 16;
const WORDS = ['sea', 'mountain', 'woman', 'office', 'sunset', 'coffee', 'city', 'forest', 'hand', 'child'];

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-bench-'));
const small = await library(SMALL);
const large = await library(LARGE);

const asks: readonly (readonly [string, Partial<LibraryQuery>, number])[] = [
  ['all, the newest', {}, 0],
  ['all, far down', {}, 0.9],
  ['comps, by title', { states: ['comp'], sort: 'title' }, 0],
  ['three stars or more, largest first', { minRating: 3, sort: 'largest' }, 0],
  ['one project, photos', { project: 'Project 7', types: ['image'] }, 0],
  ['a word that every tenth has', { text: 'moun' }, 0],
  ['a letter that every second has', { text: 's' }, 0],
  ['two words', { text: 'sea wom' }, 0],
  ['one number', { text: '1042' }, 0],
];
const lines: string[] = [];
for (const [name, change, far] of asks) {
  const times = {
    small: [] as number[],
    large: [] as number[],
    again: [] as number[],
    worst: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.small.push(await timed(() => ask(small, SMALL, change, far, round)));
    large.worst();
    times.large.push(await timed(() => ask(large, LARGE, change, far, round)));
    times.worst.push(large.worst());
    times.again.push(await timed(() => ask(large, LARGE, change, far, round)));
  }
  const [a, b, c] = [median(times.small), median(times.large), median(times.again)];
  lines.push(
    `| ${name} | ${ms(a)} | ${ms(b)} | ${ms(c)} | ${(c / a).toFixed(1)} | ${ms(median(times.worst))} |`,
  );
}

const report = `# A library of 100,000

\`node bench/library.ts --write\`: medians of ${ROUNDS} rounds, milliseconds of processor time. "first" is a question that was not asked since
the library changed, "again" its next page; the ratio is "again" beside the first answer of a library of 100.

| question, a page of ${PAGE} | 100 assets | 100,000: first | again | ratio | longest statement, median |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}

The columns of 100,000 records are read in ${ms(large.opened)} ms when the view is opened for the first time, in slices
(longest statement ${ms(large.openedWorst)} ms; goal: ${GOAL_STATEMENT_MS}). Making 100,000 records from files takes
${(large.made / 1000).toFixed(1)} s, once, in slices of 50.

Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? ''}, ${cpus().length} cores.
`;
for (const { listing, store } of [small, large]) {
  listing.close();
  store.close();
}
rmSync(folder, { recursive: true, force: true });
if (process.argv.includes('--write'))
  await writeFile(path.join(import.meta.dirname, 'results/library.md'), report);
process.stdout.write(report);

interface Bench {
  readonly listing: Listing;
  readonly store: Store;
  readonly made: number;
  readonly opened: number;
  readonly openedWorst: number;
  /** The longest statement since it was last asked for. */
  worst(): number;
}

async function library(count: number): Promise<Bench> {
  const store = openStore(path.join(folder, `${count}.db`), [...libraryMigrations, ...listingMigrations]);
  store.transaction(() => {
    for (let id = 1; id <= count; id += 1) {
      store.run(
        `INSERT INTO library_file (asset_id, file_right, option, folder, relative_path, bytes, sha256, added_at)
         VALUES (?, ?, 'xl-2015', ?, ?, ?, 'aa', ?)`,
        1000 + id,
        id % 3 === 0 ? 'licensed' : 'comp',
        folder,
        `picture ${1000 + id} comp.jpg`,
        (id * 7919) % 50_000_000,
        1_700_000_000_000 + id * 1000,
      );
    }
  });
  let longest = 0;
  const watched: Store = {
    ...store,
    all: <Row>(
      sql: string,
      ...params: Parameters<Store['all']> extends [string, ...infer Rest] ? Rest : never
    ) => {
      // Time of the processor, not of the clock: the machine may have other work.
      const start = process.cpuUsage();
      const rows = store.all<Row>(sql, ...params);
      const { user, system } = process.cpuUsage(start);
      longest = Math.max(longest, (user + system) / 1000);
      return rows;
    },
  };
  const worst = () => {
    const was = longest;
    longest = 0;
    return was;
  };
  const making = open(store);
  const made = await timed(async () => {
    for (let asked = 0; asked < count; asked += 400) await making.ids({ ...WHOLE_LIBRARY, text: 'nothing' });
  });
  making.close();
  const openings: number[] = [];
  const worsts: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    const opening = open(watched);
    worst();
    openings.push(await timed(() => opening.page(WHOLE_LIBRARY, 0, PAGE)));
    worsts.push(worst());
    opening.close();
  }
  const listing = open(watched);
  await listing.page(WHOLE_LIBRARY, 0, PAGE);
  return { listing, store, made, opened: median(openings), openedWorst: median(worsts), worst };
}

function open(store: Store): Listing {
  return createListing({
    store,
    undo: createUndo(),
    ports: {
      known: (id) => asset(id),
      references: (id) => ({ project: id % 4 === 0 ? `Project ${id % 40}` : '', words: [] }),
      boardAssets: () => [],
    },
  });
}

/** The round makes it a new question without changing what it finds. */
async function ask(
  { listing }: Bench,
  count: number,
  change: Partial<LibraryQuery>,
  far: number,
  round: number,
): Promise<void> {
  const query = { ...WHOLE_LIBRARY, ...change, colours: [], until: (9e15 - round) as never };
  await listing.page(query, Math.floor(count * far), PAGE);
}

function asset(id: AssetId): Asset {
  const words = [0, 1, 2].map((at) => WORDS[Math.floor(id / 10 ** at) % WORDS.length]);
  return {
    id,
    type: MEDIA_TYPES[id % 3] ?? 'image',
    title: `Picture of ${words.join(' ')} ${id}`,
    description: 'Something to be read by nobody, of the length that descriptions have.',
    size: { width: 6000, height: 4000 },
    author: { id: null, name: `author${id % 500}` },
    editorial: false,
    nudity: false,
    aiGenerated: false,
    fileSize: null,
    extension: 'jpg',
    published: null,
    duration: null,
    hasStill: true,
    hasClip: false,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function ms(value: number): string {
  return value.toFixed(1);
}
