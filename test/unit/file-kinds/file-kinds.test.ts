import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sniffPreview } from '../../../src/main/catalog/previews/sniff.ts';
import { sniff } from '../../../src/main/downloads/jobs/transfer/kinds.ts';
import { formatOf } from '../../../src/main/layouts/inspect/formats.ts';
import { closedKind } from '../../../src/main/layouts/inspect/kinds.ts';
import { isInert } from '../../../src/main/library/files/opening.ts';
import { proofFor } from '../../../src/main/library/licence-metadata/pixels.ts';
import { FILE_KINDS, KIND_BYTES, kindOf } from '../../../src/main/platform/file-kinds/index.ts';
import type { FileKind } from '../../../src/main/platform/file-kinds/index.ts';

/** What each reader makes of a kind. What a reader does not name, it does not know. */
interface Reading {
  readonly preview?: string;
  readonly download?: string;
  readonly layout?: string;
  readonly closed?: string;
  readonly proof?: string;
}

const ftyp = (brand: string) => `\0\0\0\x20ftyp${brand}\0\0\0\0`;
const SAMPLES: readonly (readonly [FileKind, start: string, Reading])[] = [
  ['program', 'MZ\x90\0', {}],
  ['program', '#!/bin/sh\n', {}],
  ['program', '\x7fELF\x02', {}],
  ['program', '\xcf\xfa\xed\xfe', {}],
  ['program', '\xca\xfe\xba\xbe', {}],
  ['program', 'L\0\0\0\x01\x14\x02\0', {}],
  [
    'jpeg',
    '\xff\xd8\xff\xe0',
    { preview: 'image/jpeg', download: 'jpeg', layout: 'picture', proof: 'pixels' },
  ],
  ['png', '\x89PNG\r\n\x1a\n', { preview: 'image/png', download: 'png', layout: 'picture', proof: 'pixels' }],
  ['gif', 'GIF89a', { preview: 'image/gif', download: 'gif', layout: 'picture' }],
  ['webp', 'RIFF\0\0\0\0WEBP', { preview: 'image/webp', download: 'webp', layout: 'picture' }],
  ['tiff', 'II*\0', { download: 'tiff', layout: 'picture', proof: 'pixels' }],
  ['tiff', 'MM\0*', { download: 'tiff', layout: 'picture', proof: 'pixels' }],
  ['bigtiff', 'II+\0', { layout: 'picture' }],
  ['bigtiff', 'MM\0+', { layout: 'picture' }],
  ['avif', ftyp('avif'), { preview: 'image/avif', download: 'avif', layout: 'picture' }],
  ['avif', ftyp('avis'), { preview: 'image/avif', download: 'avif', layout: 'picture' }],
  ['heic', ftyp('heic'), { download: 'heic', layout: 'picture' }],
  ['heic', ftyp('heix'), { download: 'heic', layout: 'picture' }],
  ['heic', ftyp('mif1'), { download: 'heic', layout: 'picture' }],
  ['heic', ftyp('msf1'), { download: 'heic', layout: 'picture' }],
  ['cr3', ftyp('crx '), { layout: 'picture' }],
  ['jpeg2000', '\0\0\0\x0cjP  \r\n\x87\n', { layout: 'picture' }],
  ['jpeg2000', '\xffO\xffQ', { layout: 'picture' }],
  ['jpegxl', '\0\0\0\x0cJXL \r\n', { layout: 'picture' }],
  ['jpegxl', '\xff\x0a', { layout: 'picture' }],
  ['jpegxr', 'II\xbc\x01', { layout: 'picture' }],
  ['exr', 'v/1\x01', { layout: 'picture' }],
  ['psd', '8BPS\0\x01', { download: 'psd', layout: 'psd' }],
  ['pdf', '%PDF-1.7', { download: 'pdf', layout: 'pdf', proof: 'objects' }],
  ['postscript', '%!PS-Adobe-3.0', { download: 'postscript', layout: 'postscript', proof: 'drawing' }],
  ['dos-eps', '\xc5\xd0\xd3\xc6\x1e', { download: 'dos-eps', layout: 'postscript' }],
  [
    'indesign',
    '\x06\x06\xed\xf5\xd8\x1d\x46\xe5\xbd\x31\xef\xe7\xfe\x74\xb7\x1dDOCUMENT',
    { layout: 'indesign' },
  ],
  ['compound', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { layout: 'compound' }],
  ['rtf', '{\\rtf1\0', { layout: 'closed', closed: 'a rich text' }],
  ['affinity', '\0\xffKA', { layout: 'closed', closed: 'an Affinity document' }],
  ['gimp', 'gimp xcf v011\0', { layout: 'closed', closed: 'a GIMP document' }],
  ['corel', 'RIFF\0\0\0\0CDRD', { layout: 'closed', closed: 'a CorelDRAW document' }],
  ['corel', 'RIFF\0\0\0\0cdrx', { layout: 'closed', closed: 'a CorelDRAW document' }],
  ['corel', 'RIFF\0\0\0\0CMX1', { layout: 'closed', closed: 'a CorelDRAW document' }],
  ['quark', '\0\0MMXPR3', { layout: 'closed', closed: 'a QuarkXPress document' }],
  ['quark', '\0\0IIXPR3', { layout: 'closed', closed: 'a QuarkXPress document' }],
  ['clip-studio', 'CSFCHUNK\0', { layout: 'closed', closed: 'a document of a paint program' }],
  [
    'paint-shop',
    'Paint Shop Pro Image File\n\x1a\0',
    { layout: 'closed', closed: 'a document of a paint program' },
  ],
  ['flash', 'FWS\x09', { layout: 'closed', closed: 'a Flash document' }],
  ['flash', 'CWS\x09', { layout: 'closed', closed: 'a Flash document' }],
  ['blender', 'BLENDER-v300', { layout: 'closed', closed: 'a scene of a 3D program' }],
  ['djvu', 'AT&TFORM\0', { layout: 'closed', closed: 'a book' }],
  ['emf', `\x01\0\0\0\x6c\0\0\0${'\0'.repeat(32)} EMF`, {}],
  ['wmf', '\xd7\xcd\xc6\x9a', {}],
  ['wmf', '\x01\0\x09\0', {}],
  ['wmf', '\x02\0\x09\0', {}],
  ['zip', 'PK\x03\x04', { download: 'zip', layout: 'zip' }],
  ['zip', 'PK\x05\x06', { download: 'zip', layout: 'zip' }],
  ['zip', 'PK\x07\x08PK\x03\x04', { download: 'zip', layout: 'zip' }],
  ['zip', 'PK00PK\x03\x04', { download: 'zip', layout: 'zip' }],
  ['gzip', '\x1f\x8b\x08', { download: 'gzip', layout: 'packed' }],
  ['rar', 'Rar!\x1a\x07', { download: 'rar', layout: 'closed', closed: 'a packed folder' }],
  ['7z', '7z\xbc\xaf\x27\x1c', { layout: 'closed', closed: 'a packed folder' }],
  ['bzip2', 'BZh9', { layout: 'closed', closed: 'a packed folder' }],
  ['xz', '\xfd7zXZ\0', { layout: 'closed', closed: 'a packed folder' }],
  ['tar', `a.txt${'\0'.repeat(252)}ustar`, { layout: 'closed', closed: 'a packed folder' }],
  ['mov', ftyp('qt  '), { preview: 'video/mp4', download: 'mov' }],
  ['m4a', ftyp('M4A '), { preview: 'video/mp4', download: 'm4a' }],
  ['mp4', ftyp('isom'), { preview: 'video/mp4', download: 'mp4' }],
  ['webm', '\x1a\x45\xdf\xa3', { preview: 'video/webm', download: 'webm' }],
  ['avi', 'RIFF\0\0\0\0AVI ', { download: 'avi' }],
  ['wav', 'RIFF\0\0\0\0WAVE', { download: 'wav' }],
  ['riff', 'RIFF\0\0\0\0ACON', {}],
  ['rifx', 'RIFX\0\0\0\0Egg!', { layout: 'closed', closed: 'an After Effects or Director project' }],
  ['aiff', 'FORM\0\0\0\0AIFF', { download: 'aiff' }],
  ['flac', 'fLaC', { download: 'flac' }],
  ['ogg', 'OggS', { download: 'ogg' }],
  ['mp3', 'ID3\x04', { download: 'mp3' }],
  ['bmp', 'BM\x36\0', {}],
];

/** The start, and zeros behind it as in a file that is no text. */
const headOf = (start: string): Buffer =>
  Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(Math.max(0, 600 - start.length))]);

describe('what a file is by its first bytes', () => {
  it('has a sample of every kind, and every reader says of each what it should', () => {
    expect(new Set(SAMPLES.map(([kind]) => kind))).toEqual(new Set(FILE_KINDS));
    for (const [kind, start, reading] of SAMPLES) {
      const head = headOf(start);
      const told = {
        kind: kindOf(head),
        preview: sniffPreview(head),
        download: sniff(head),
        layout: formatOf(head, 'x'),
        closed: closedKind(head, 'x'),
        proof: proofFor(head),
      };
      expect(told, JSON.stringify(start)).toEqual({
        kind,
        preview: null,
        download: 'unknown',
        layout: 'other',
        closed: null,
        proof: null,
        ...reading,
      });
      expect(kindOf(head.subarray(0, KIND_BYTES)), JSON.stringify(start)).toBe(kind);
    }
  });

  it('tells nothing of a text, of nothing, and of a mark that is cut off', () => {
    for (const start of [
      '',
      'Hello',
      '<svg xmlns="x">',
      '{"a":1}',
      '\xff\xd8',
      '\x89PNG',
      'RIF',
      '\0\0\0\x20fty',
    ]) {
      expect(kindOf(Buffer.from(start, 'latin1')), JSON.stringify(start)).toBeNull();
    }
  });

  it('calls a program a program, whatever else it pretends to be, and opens none', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-kinds-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [kind, start] of SAMPLES) {
      const file = path.join(folder, 'hero.jpg');
      writeFileSync(file, headOf(start));
      expect(await isInert(file), JSON.stringify(start)).toBe(kind !== 'program');
    }
    expect(kindOf(Buffer.from('MZ\0\0ftypisom', 'latin1'))).toBe('program');
    expect(kindOf(Buffer.from('MZ\0\0\0\0\0\0WEBP', 'latin1'))).toBe('program');
  });
});
