import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReader } from '../../../src/main/layouts/reader.ts';
import { followLink } from '../../../src/main/layouts/links.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';
import { corrupt } from './corrupt.ts';
import { idmlOf, inddOf, LAYOUT_KINDS, psdOf, svgOf } from './fixtures/layouts.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { zipOf } from './fixtures/zip.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

const folder = tempFolderPerTest();
let world: World;
beforeEach(() => {
  world = openWorld(folder.path);
});
afterEach(() => world.close());

const MIB = 1024 ** 2;
/** What the check may cost beyond what the process had before. */
const MOST_MEMORY = 700 * MIB;

/** Runs the check, and measures what it took. */
async function measured(target: string) {
  const before = process.memoryUsage.rss();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() - before);
  }, 20);
  try {
    return { ...(await world.check(target)), memory: () => most };
  } finally {
    clearInterval(watch);
  }
}

test.each([
  [
    'a zip bomb',
    zipOf([
      { name: 'designmap.xml', data: '<d/>' },
      { name: 'Spreads/a.xml', data: Buffer.alloc(200 * MIB) },
    ]),
    'a.idml',
    'unsafe',
  ],
  [
    'a part that lies about its size',
    zipOf([
      { name: 'designmap.xml', data: '<d/>' },
      { name: 'Spreads/a.xml', data: Buffer.alloc(64 * MIB), claims: 900 },
    ]),
    'a.idml',
    'unreadable',
  ],
  [
    'a packed project that never ends',
    gzipSync(Buffer.concat([Buffer.from('<PremiereData>'), Buffer.alloc(400 * MIB, '<Media>')])),
    'a.prproj',
    'limit',
  ],
  ['elements in elements', Buffer.from(`<svg>${'<g>'.repeat(100_000)}`), 'a.svg', 'limit'],
  [
    'a folder of names',
    zipOf(Array.from({ length: 20_001 }, (_, n) => ({ name: `n${n}`, data: '' }))),
    'a.idml',
    'limit',
  ],
] as const)('%s is refused with a message, in bounded memory', async (_name, data, name, kind) => {
  const { problems, memory } = await measured(world.put(`job/${name}`, data));
  expect(problems).toMatchObject([{ kind, message: expect.stringMatching(/\w+ .+\.$/) }]);
  expect(memory()).toBeLessThan(MOST_MEMORY);
});

test('what is damaged without a fault of form is told too', async () => {
  const placed = [{ kind: 'linked', path: '/x/lost.jpg' }] as const;
  const indd = inddOf(placed);
  const idml = idmlOf(placed);
  // The sum of the part's bytes, in the directory at the end.
  const at = idml.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 16;
  idml.writeUInt32LE(idml.readUInt32LE(at) ^ 1, at);
  const files = {
    'a.indd': indd.subarray(0, indd.indexOf('</x:xmpmeta>')),
    'b.indd': indd.subarray(0, 4000),
    'c.pdf': Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n'),
    'd.idml': idml,
    'e.psd': Buffer.from('no picture'),
  };
  for (const [name, data] of Object.entries(files)) {
    const { problems } = await world.check(world.put(`job/${name}`, data));
    expect([name, problems[0]?.kind]).toEqual([name, 'unreadable']);
  }
});

test('entities are never expanded: a billion laughs stay ten lines', async () => {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${entities}]><svg><title>&l10;</title><image href="/x/lost.jpg"/></svg>`;
  const { items, memory } = await measured(world.put('job/laughs.svg', bomb));
  expect(items).toMatchObject([{ state: 'missing', name: 'lost.jpg' }]);
  expect(memory()).toBeLessThan(MOST_MEMORY);
});

test('an archive with names that lead out of it is refused', async () => {
  const outside = zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '../../../../evil/media/a.jpg', data: await pictureOf(1) },
    {
      name: 'ppt/slides/_rels/slide1.xml.rels',
      data: '<R><Relationship Id="r" Type="x/image" Target="../../../../../etc/passwd"/></R>',
    },
  ]);
  const { items, problems } = await world.check(world.put('job/a.pptx', outside));
  expect(problems).toMatchObject([{ kind: 'unsafe', message: expect.stringContaining('lead out of it') }]);
  expect(items).toEqual([]);
});

test('folders that lead back to themselves are walked once', async () => {
  world.put('job/deep/a.jpg', await pictureOf(1));
  symlinkSync(path.join(folder.path, 'job'), path.join(folder.path, 'job/deep/again'), 'dir');
  symlinkSync('loop', path.join(folder.path, 'job/loop'));
  mkdirSync(path.join(folder.path, 'job/empty'));
  const { items, summary } = await world.check(path.join(folder.path, 'job'));
  expect(items).toHaveLength(1);
  expect(summary.files).toBe(1);
});

test('layouts that place each other are read once', async () => {
  const [a, b] = [path.join(folder.path, 'job/a.svg'), path.join(folder.path, 'job/b.svg')];
  world.put('job/a.svg', svgOf([{ kind: 'linked', path: b }]));
  world.put('job/b.svg', svgOf([{ kind: 'linked', path: a }]));
  const { summary } = await world.check(a);
  expect(summary.files).toBe(2);
});

test('a layout in a layout in a layout ends', async () => {
  let inner = await pictureOf(1);
  for (let depth = 0; depth < 8; depth += 1)
    inner = psdOf([{ kind: 'embedded', name: `${depth}.psd`, data: inner }]);
  const { problems } = await world.check(world.put('job/russian.psd', inner));
  expect(problems).toMatchObject([{ kind: 'limit', message: expect.stringContaining('layouts in layouts') }]);
});

describe('links', () => {
  test.each([
    ['//server/share/a.jpg'],
    [String.raw`\\server\share\a.jpg`],
    ['file://server/share/a.jpg'],
    ['https://example.com/a.jpg'],
    ['cid:image001.png@01D9A1B2.C3D4E5F0'],
    ['mailto:ana@example.com'],
    ['about:blank'],
    ['blob:1234'],
  ])('%s is never opened', async (target) => {
    expect(await followLink(target, { layout: path.join(folder.path, 'a.svg') })).toEqual({
      kind: 'elsewhere',
    });
  });

  test('what is no file is no file', async () => {
    for (const target of ['/dev/zero', folder.path, '', '..', 'a\0b']) {
      expect(await followLink(target, { layout: path.join(folder.path, 'a.svg') })).toEqual({
        kind: 'missing',
      });
    }
  });

  test.each([
    ['C:\\Jobs\\hero.jpg'],
    ['Macintosh HD:Users:ana:hero.jpg'],
    ['file:///Volumes/Job/hero%2Ejpg'],
  ])('%s is found beside the layout', async (target) => {
    const hero = world.put('job/Links/hero.jpg', 'x');
    const found = await followLink(target, { layout: path.join(folder.path, 'job/page.idml') });
    expect(found).toEqual({ kind: 'file', path: hero });
  });
});

test('a file that takes too long, or too much, is given up, and the next one is read', async () => {
  const worker = new URL('sleeper.ts', import.meta.url);
  const signal = new AbortController().signal;
  const hasty = createReader({ worker, patience: 100 });
  expect(await hasty.inspect('sleep', signal)).toMatchObject({ problems: [{ kind: 'time' }] });
  await hasty.close();
  const patient = createReader({ worker });
  expect(await patient.inspect('hog', signal)).toMatchObject({ problems: [{ kind: 'limit' }] });
  expect(await patient.inspect('anything', signal)).toMatchObject({ problems: [] });
  await patient.close();
});

test('broken files of every kind give a message or what is left of them', { timeout: 120_000 }, async () => {
  const data = await pictureOf(1, 200, 150);
  const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
  const signal = new AbortController().signal;
  let told = 0;
  for (const { name, make, holds } of LAYOUT_KINDS) {
    const whole = await make(
      holds.map((kind) => (kind === 'linked' ? { kind, path: '/x/a.jpg' } : { kind, name: 'a.jpg', data })),
    );
    for (let seed = 0; seed < 8; seed += 1) {
      const report = await reader.inspect(world.put(`broken/${seed}-${name}`, corrupt(whole, seed)), signal);
      expect(report.problems.filter(({ kind }) => kind === 'time' || kind === 'limit')).toEqual([]);
      told += report.problems.length;
    }
  }
  expect(told).toBeGreaterThan(10);
  await reader.close();
});
