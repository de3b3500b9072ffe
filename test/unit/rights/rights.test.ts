import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExifTool } from 'exiftool-vendored';
import { pixelHash } from '../../../src/main/library/licence-metadata/pixels.ts';
import { CLOSED, FORMATS } from './files.ts';
import { openWorld, sha256At, STATEMENT } from './world.ts';
import type { World } from './world.ts';

/** ExifTool needs it; where it is missing these tests count as skipped. */
const hasPerl = process.platform === 'win32' || spawnSync('perl', ['-v']).status === 0;
const LONG = { timeout: 60_000 };

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-rights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasPerl)('with ExifTool', () => {
  const reader = new ExifTool({ maxProcs: 1 });
  let world: World;
  let statement = STATEMENT;
  beforeAll(() => {
    world = openWorld(path.join(folder, 'world'), { describe: async () => statement });
  });
  afterAll(async () => {
    await reader.end();
    await world.close();
  });
  const said = (file: string) =>
    reader.readRaw(file, { readArgs: ['-G1', '-struct', '-XMP:all', '-IPTC:all'] });
  const beside = (at: string) => readdirSync(path.dirname(at)).toSorted();

  test.each(Object.entries(FORMATS))('%s says whose it is, and looks as before', LONG, async (name, make) => {
    const { id, path: at } = world.own(name, await make());
    const before = readFileSync(at);
    const isPicture = /jpg|tif|png/.test(name);
    const pixels = isPicture ? await pixelHash(at) : null;
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'embedded' }]);

    if (isPicture) expect(await pixelHash(at)).toBe(pixels);
    else if (!name.endsWith('eps'))
      expect(readFileSync(at).subarray(0, before.length).equals(before)).toBe(true);
    expect(readFileSync(at).equals(before)).toBe(false);
    expect(await said(at)).toMatchObject({
      'XMP-dc:Identifier': 'depositphotos:24985913',
      'XMP-plus:LicensorTransactionID': [700_001],
      'XMP-plus:Licensee': [{ LicenseeName: STATEMENT.licensee }],
      'XMP-plus:ImageSupplierImageID': 24_985_913,
      'XMP-photoshop:Credit': 'envivo/Depositphotos',
      'XMP-photoshop:TransmissionReference': 'PO-77',
      'XMP-dc:Rights': '© envivo/Depositphotos',
      ...(/jpg|tif/.test(name) && {
        'IPTC:Credit': 'envivo/Depositphotos',
        'IPTC:CopyrightNotice': '© envivo/Depositphotos',
        'IPTC:ObjectName': STATEMENT.title,
      }),
    });
    expect(await said(at)).not.toHaveProperty('XMP-iptcExt:DigitalSourceType');
    // The record and the disk agree, nothing is left behind, and the older bytes are still known.
    const file = world.library.file(id);
    expect([file.sha256, file.bytes]).toEqual([sha256At(at), readFileSync(at).length]);
    expect(beside(at)).toEqual([name]);
    expect(world.library.withContent(file.sha256)?.assetId).toBe(STATEMENT.assetId);
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'kept' }]);
  });

  test.each(Object.entries(CLOSED))(
    '%s is left alone: its rights lie beside it',
    LONG,
    async (name, make) => {
      const { id, path: at } = world.own(name, await make());
      const before = sha256At(at);
      const sidecar = at.replace(/\.\w+$/, '.xmp');
      expect(await world.rights.write([id], 'embedded')).toEqual([
        { fileId: id, outcome: 'sidecar', path: sidecar, asked: false },
      ]);
      expect(sha256At(at)).toBe(before);
      expect(await said(sidecar)).toMatchObject({ 'XMP-dc:Identifier': 'depositphotos:24985913' });
    },
  );

  test('what a generator made says so', LONG, async () => {
    statement = { ...STATEMENT, aiGenerated: true };
    const { id, path: at } = world.own('made.png', (await FORMATS['cut-out.png']?.()) ?? Buffer.alloc(0));
    await world.rights.write([id], 'embedded');
    statement = STATEMENT;
    expect(await said(at)).toMatchObject({
      'XMP-iptcExt:DigitalSourceType':
        'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    });
  });

  test('a sidecar of another file is left alone, and what others wrote into ours stays', LONG, async () => {
    const { id, path: at } = world.own('a.jpg', (await FORMATS['photo.jpg']?.()) ?? Buffer.alloc(0));
    const other = at.replace('.jpg', '.xmp');
    await reader.write(other, { 'XMP-dc:Identifier': 'somebody:else' } as never);
    const before = sha256At(other);
    expect(await world.rights.write([id], 'sidecar')).toMatchObject([{ path: `${at}.xmp`, asked: true }]);
    expect(sha256At(other)).toBe(before);
    await reader.write(`${at}.xmp`, { 'XMP-xmp:Rating': 5 } as never, { writeArgs: ['-overwrite_original'] });
    await world.rights.write([id], 'sidecar');
    expect(await said(`${at}.xmp`)).toMatchObject({ 'XMP-xmp:Rating': 5 });
  });

  test('a file that somebody has changed, a comp and a missing file are not written', LONG, async () => {
    const photo = (await FORMATS['photo.jpg']?.()) ?? Buffer.alloc(0);
    const changed = world.own('changed.jpg', photo);
    writeFileSync(changed.path, Buffer.concat([photo, Buffer.from('more')]));
    const comp = world.own('comp.jpg', photo, 'comp');
    const gone = world.own('gone.jpg', photo);
    rmSync(gone.path);
    const results = await world.rights.write([changed.id, comp.id, gone.id], 'embedded');
    expect(results).toMatchObject([
      { failure: { code: 'file.changed' } },
      { failure: { code: 'invalid' } },
      { failure: { code: 'disk.gone' } },
    ]);
    expect(readFileSync(changed.path, 'latin1')).toMatch(/more$/);
    expect(beside(changed.path)).toEqual(['changed.jpg']);
  });

  test('a broken picture stays as it came, its rights lie beside it', LONG, async () => {
    const photo = (await FORMATS['photo.jpg']?.()) ?? Buffer.alloc(0);
    const { id, path: at } = world.own('broken.jpg', photo.subarray(0, photo.length / 2));
    const before = sha256At(at);
    expect(await world.rights.write([id], 'embedded')).toMatchObject([{ outcome: 'sidecar', asked: false }]);
    expect(sha256At(at)).toBe(before);
  });

  test('a file that lands is written down by itself, if the setting says so', LONG, async () => {
    const { id, path: at } = world.own('landed.jpg', (await FORMATS['photo.jpg']?.()) ?? Buffer.alloc(0));
    world.store.transaction(() => world.rights.landed(id));
    await world.rights.settle();
    expect(await said(at)).toMatchObject({ 'XMP-dc:Identifier': 'depositphotos:24985913' });
    expect(world.store.all('SELECT * FROM rights_task')).toEqual([]);
  });
});

test.each([
  ['Perl', { perl: '/nowhere/perl' }],
  ['ExifTool', { exiftool: '/nowhere/exiftool' }],
])('without %s the failure says what to do, and nothing is changed', LONG, async (name, tool) => {
  const world = openWorld(path.join(folder, name), { tool });
  const { id, path: at } = world.own('photo.jpg', (await FORMATS['photo.jpg']?.()) ?? Buffer.alloc(0));
  const before = sha256At(at);
  expect(await world.rights.write([id], 'embedded')).toMatchObject([
    { outcome: 'failed', failure: { code: 'rights.tool', action: expect.stringContaining('Perl') } },
  ]);
  expect(sha256At(at)).toBe(before);
  expect(readdirSync(path.dirname(at))).toEqual(['photo.jpg']);
  await world.close();
});

test('off means off', async () => {
  const world = openWorld(path.join(folder, 'off'), { setting: () => 'off' });
  const { id } = world.own('photo.jpg', Buffer.from('x'));
  world.rights.landed(id);
  expect(world.store.all('SELECT * FROM rights_task')).toEqual([]);
  await world.close();
});
