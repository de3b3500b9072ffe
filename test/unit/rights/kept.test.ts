import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TransactionId } from '../../../src/shared/model/ids.ts';
import { pictureOf } from '../layouts/fixtures/pictures.ts';
import { bring, missing, segmentsOf, told, withIim } from './brought.ts';
import { CLOSED, FORMATS } from './files.ts';
import { openWorld, sha256At, STATEMENT } from './world.ts';
import type { World } from './world.ts';

const hasPerl = process.platform === 'win32' || spawnSync('perl', ['-v']).status === 0;
const LONG = { timeout: 120_000 };
const OVERWRITE = { writeArgs: ['-overwrite_original'] };

describe.skipIf(!hasPerl)('what a file brought is still there', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-kept-'));
  const tool = new ExifTool({ maxProcs: 1, useMWG: false });
  let world: World;
  let statement = STATEMENT;
  beforeAll(() => {
    world = openWorld(path.join(folder, 'world'), { describe: async () => statement });
  });
  afterAll(async () => {
    await tool.end();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const said = (file: string) => tool.readRaw(file, { readArgs: ['-G1', '-struct', '-all:all'] });
  const photo = () => pictureOf(1, 64, 48);
  const own = async (name: string, tags: object, data?: Buffer) => {
    const made = world.own(name, data ?? (await photo()));
    await tool.write(made.path, tags, OVERWRITE);
    return world.own(name, readFileSync(made.path));
  };

  test('the author’s credits, notices and translations stay, and the licence is added', LONG, async () => {
    const brought = {
      'IPTC:By-line': 'A. Author',
      'IPTC:CopyrightNotice': '(c) 2015 A. Author',
      'XMP-dc:Creator': ['A. Author'],
      'XMP-dc:Rights': '(c) 2015 A. Author',
      'IFD0:Artist': 'A. Author',
      'IFD0:Copyright': '(c) 2015 A. Author',
      'XMP-photoshop:Instructions': 'Model release on file',
      'XMP-dc:Title': 'Sunset',
      'XMP-dc:Title-de': 'Sonnenuntergang',
      'XMP-dc:Identifier': 'urn:other:1',
      'XMP-plus:Licensor': [{ LicensorName: 'Author Agency' }],
    };
    const { id, path: at } = await own('credited.jpg', brought);
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'embedded' }]);
    expect(await said(at)).toMatchObject({
      ...brought,
      'XMP-plus:Licensor': [{ LicensorName: 'Author Agency' }, { LicensorName: 'Depositphotos' }],
      'XMP-xmp:Identifier': ['depositphotos:24985913'],
      'XMP-plus:LicensorTransactionID': [700_001],
      'XMP-xmpRights:UsageTerms': expect.stringContaining('Standard licence of Depositphotos'),
    });
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'kept' }]);
  });

  test('no notice is made up against an author whom only EXIF names', LONG, async () => {
    const { id, path: at } = await own('exif.jpg', { 'IFD0:Artist': 'A. Author' });
    await world.rights.write([id], 'embedded');
    const now = await said(at);
    for (const tag of ['XMP-dc:Creator', 'XMP-dc:Rights', 'IPTC:By-line', 'IPTC:CopyrightNotice']) {
      expect(now).not.toHaveProperty([tag]);
    }
    // A field of blanks, as cameras write it, names no author.
    const blank = await own('blank.jpg', { 'IFD0:Artist': '    ' });
    await world.rights.write([blank.id], 'embedded');
    expect(await said(blank.path)).toMatchObject({ 'XMP-dc:Creator': ['envivo'] });
  });

  test.each([
    ['Latin-1', 'latin1', ''],
    ['UTF-8 without its mark', 'utf8', ''],
    ['Latin-1 that calls itself UTF-8', 'latin1', '\x1c\x01\x5a\x00\x03\x1b%G'],
  ] as const)('an older block in %s is not touched, byte for byte', LONG, async (_name, encoding, mark) => {
    const caption = Buffer.from('Café at the Hôtel de Ville', encoding);
    const block = Buffer.concat([
      Buffer.from(mark, 'latin1'),
      Buffer.from([0x1c, 2, 120, 0, caption.length]),
      caption,
    ]);
    const { id, path: at } = world.own('latin.jpg', withIim(await photo(), block));
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'embedded' }]);
    expect(readFileSync(at).includes(block)).toBe(true);
    expect(await said(at)).toMatchObject({ 'XMP-dc:Identifier': 'depositphotos:24985913' });
  });

  test('Adobe’s mark that IPTC and XMP agree stays true', LONG, async () => {
    const title = 'A title that is much longer than the sixty-four bytes that the older block takes';
    statement = { ...STATEMENT, title };
    const old = await own('digest.jpg', {
      'IPTC:ObjectName': 'Old',
      'XMP-dc:Title': 'Old',
      'Photoshop:IPTCDigest': 'new',
    });
    const bare = world.own('bare.jpg', await photo());
    await world.rights.write([old.id, bare.id], 'embedded');
    statement = STATEMENT;
    for (const { path: at } of [old, bare]) {
      const now: Record<string, unknown> = { ...(await said(at)) };
      expect(now['Photoshop:IPTCDigest']).toBe(now['File:CurrentIPTCDigest']);
      expect(now).not.toHaveProperty(['ExifTool:Warning']);
    }
    expect(await said(bare.path)).toMatchObject({
      'XMP-dc:Title': title,
      'IPTC:ObjectName': title.slice(0, 64),
    });
  });

  test('a newer licence brings up to date what we wrote, and nothing else', LONG, async () => {
    const { id, path: at } = await own('again.jpg', { 'XMP-photoshop:Credit': 'A. Author' });
    await world.rights.write([id], 'embedded');
    statement = { ...STATEMENT, transactionId: 700_002 as TransactionId, licence: 'Extended licence' };
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'embedded' }]);
    expect(await world.rights.write([id], 'embedded')).toEqual([{ fileId: id, outcome: 'kept' }]);
    statement = STATEMENT;
    expect(await said(at)).toMatchObject({
      'XMP-plus:LicensorTransactionID': [700_001, 700_002],
      'XMP-plus:OtherLicenseInfo': 'Extended licence',
      'XMP-xmpRights:UsageTerms': expect.stringContaining('Extended licence'),
      'XMP-photoshop:Instructions': expect.stringContaining('transaction 700002'),
      'XMP-photoshop:Credit': 'A. Author',
      'XMP-plus:Licensor': [{ LicensorName: 'Depositphotos' }],
    });
  });

  test('what would be broken by any change is left alone: its rights lie beside it', LONG, async () => {
    const archive = await sharp(await photo())
      .withXmp(ARCHIVE)
      .png()
      .toBuffer();
    for (const [name, data] of [
      ['archive.png', archive],
      ['signed.jpg', signed(await photo())],
    ] as const) {
      const { id, path: at } = world.own(name, data);
      expect(await world.rights.write([id], 'embedded')).toMatchObject([
        { outcome: 'sidecar', asked: false },
      ]);
      expect(readFileSync(at).equals(data)).toBe(true);
    }
  });

  test('sidecars of other programs get the licence beside what they say', LONG, async () => {
    const { id, path: at } = world.own('hero.jpg', await photo());
    const usual = at.replace('.jpg', '.xmp');
    await tool.write(usual, {
      'XMP-dc:Creator': ['A. Author'],
      'XMP-dc:Title-de': 'Titel',
      'XMP-xmp:Rating': 4,
    } as never);
    const before = await told(usual, tool);
    expect(await world.rights.write([id], 'sidecar')).toMatchObject([{ path: usual }]);
    const after = await told(usual, tool);
    expect(missing(before, after)).toEqual([]);
    expect(after.join('\n')).toContain('700001');
    const hash = sha256At(usual);
    await world.rights.write([id], 'sidecar');
    expect(sha256At(usual)).toBe(hash);
  });

  test('a sidecar for the very name of the file is added to, whatever its identifier', LONG, async () => {
    const { id, path: at } = world.own('both.jpg', await photo());
    const [usual, full] = [at.replace('.jpg', '.xmp'), `${at}.xmp`];
    for (const sidecar of [usual, full]) {
      await tool.write(sidecar, { 'XMP-dc:Identifier': 'agency:77', 'XMP-xmp:Rating': 3 } as never);
    }
    const before = sha256At(usual);
    expect(await world.rights.write([id], 'sidecar')).toMatchObject([{ path: full }]);
    expect(sha256At(usual)).toBe(before);
    expect(await said(full)).toMatchObject({
      'XMP-dc:Identifier': 'agency:77',
      'XMP-xmp:Identifier': ['depositphotos:24985913'],
      'XMP-xmp:Rating': 3,
    });
  });

  test('what stands in the way and is no sidecar is never replaced', LONG, async () => {
    const { id, path: at } = world.own('odd.jpg', await photo());
    writeFileSync(at.replace('.jpg', '.xmp'), 'notes of mine');
    expect(await world.rights.write([id], 'sidecar')).toMatchObject([{ path: `${at}.xmp` }]);
    writeFileSync(`${at}.xmp`, '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF');
    const before = sha256At(`${at}.xmp`);
    expect(await world.rights.write([id], 'sidecar')).toMatchObject([
      {
        outcome: 'failed',
        failure: { code: 'file.wrong-type', message: expect.stringContaining('odd.jpg.xmp') },
      },
    ]);
    expect(sha256At(`${at}.xmp`)).toBe(before);
    expect(readFileSync(at.replace('.jpg', '.xmp'), 'utf8')).toBe('notes of mine');
  });

  test.each(Object.entries({ ...FORMATS, ...CLOSED }))(
    '%s: whatever it says, all of it is kept',
    LONG,
    async (name, make) => {
      for (let seed = 0; seed < 3; seed += 1) {
        const draft = path.join(folder, `${seed}-${name}`);
        await bring(draft, await make(), seed, tool).catch(() => {});
        const { id, path: at } = world.own(name, readFileSync(draft));
        const [before, bytes] = [await told(at, tool), readFileSync(at)];
        const [result] = await world.rights.write([id], 'embedded');
        expect(result).toMatchObject({ outcome: expect.stringMatching(/embedded|sidecar/) });
        expect([seed, missing(before, await told(at, tool))]).toEqual([seed, []]);
        if (result?.outcome === 'sidecar') expect(readFileSync(at).equals(bytes)).toBe(true);
        if (!name.endsWith('.jpg')) continue;
        // All but XMP, and a Photoshop segment that was not there, is the same to the byte.
        const kept = segmentsOf(readFileSync(at)).map((segment) => segment.toString('latin1'));
        for (const segment of segmentsOf(bytes)) {
          if (segment.includes('http://ns.adobe.com/xap')) continue;
          expect(kept).toContain(segment.toString('latin1'));
        }
      }
    },
  );
});

/** Says that it keeps to a standard for archives. */
const ARCHIVE =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="1"/></rdf:RDF></x:xmpmeta>';

/** A JPEG with the beginning of a content credential (C2PA), which is signed over all of its bytes. */
function signed(jpeg: Buffer): Buffer {
  const box = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data]);
  };
  const described = Buffer.from('6332706100110010800000aa00389b71036332706100', 'hex');
  const data = Buffer.concat([
    Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'),
    box('jumb', box('jumd', described)),
  ]);
  const head = Buffer.from([0xff, 0xeb, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}
