import { writeFileSync } from 'node:fs';
import type { ExifTool } from 'exiftool-vendored';
import { sequence } from '../layouts/fixtures/pictures.ts';

/** What files bring along: texts that need an encoding, and the blocks that hold them. */

const WORDS = [
  'Café',
  'señor',
  'Größe',
  '“quoted”',
  'a, b; c',
  '日本語',
  'naïve & <b>',
  'مرحبا',
  'plain',
  '€ 5',
];
const LATIN = ['Café', 'señor', 'Größe', 'Málaga', 'plain', 'a, b; c'];

/** Fields by the blocks that hold them; `+` for lists. */
const FIELDS: readonly string[] = [
  'XMP-dc:Creator+',
  'XMP-dc:Rights',
  'XMP-dc:Rights-fr',
  'XMP-dc:Title',
  'XMP-dc:Title-de',
  'XMP-dc:Description-es',
  'XMP-dc:Subject+',
  'XMP-dc:Identifier',
  'XMP-xmp:Identifier+',
  'XMP-xmp:Label',
  'XMP-photoshop:Instructions',
  'XMP-photoshop:Credit',
  'XMP-photoshop:Source',
  'XMP-photoshop:TransmissionReference',
  'XMP-xmpRights:UsageTerms',
  'XMP-xmpRights:UsageTerms-de',
  'XMP-xmpRights:WebStatement',
  'XMP-xmpRights:Owner+',
  'XMP-plus:Licensor+',
  'XMP-plus:ImageSupplier+',
  'XMP-plus:ImageSupplierImageID',
  'XMP-plus:LicensorTransactionID+',
  'XMP-plus:OtherLicenseInfo',
  'XMP-plus:CopyrightOwner+',
  'XMP-iptcExt:DigitalSourceType',
  'XMP-lr:HierarchicalSubject+',
];
const STRUCTURES: Readonly<Record<string, string>> = {
  'XMP-plus:Licensor+': 'LicensorName',
  'XMP-plus:ImageSupplier+': 'ImageSupplierName',
  'XMP-plus:CopyrightOwner+': 'CopyrightOwnerName',
};
const EXIF: readonly string[] = [
  'IFD0:Artist',
  'IFD0:Copyright',
  'IFD0:ImageDescription',
  'ExifIFD:UserComment',
];
const PNG: readonly string[] = ['PNG:Author', 'PNG:Copyright', 'PNG:Title', 'PNG:Comment'];
const PDF: readonly string[] = ['PDF:Author', 'PDF:Title', 'PDF:Subject', 'PDF:Keywords'];

/** Writes fields of a seed into a file, as programs of others would. Pictures get an older block of their own first. */
export async function bring(file: string, data: Buffer, seed: number, tool: ExifTool): Promise<void> {
  const random = sequence(seed);
  const kind = file.slice(file.lastIndexOf('.') + 1);
  writeFileSync(file, kind === 'jpg' && random() < 0.6 ? withIim(data, iimOf(random)) : data);
  const more = { jpg: EXIF, tif: EXIF, png: [...PNG, ...EXIF], pdf: PDF, ai: PDF }[kind] ?? [];
  const tags: Record<string, unknown> = {};
  for (const field of [...FIELDS, ...more]) {
    if (random() < 0.65) continue;
    const words = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(WORDS, random));
    const part = STRUCTURES[field];
    tags[field] = part === undefined ? words.join(' ') : words.map((word) => ({ [part]: word }));
  }
  if (random() < 0.4 && /jpg|tif/.test(kind)) tags['IPTC:Keywords+'] = ['plain', 'words'];
  if (random() < 0.3 && kind === 'jpg') tags['Photoshop:IPTCDigest'] = 'new';
  if (Object.keys(tags).length === 0) return;
  await tool.write(file, tags, { writeArgs: ['-overwrite_original', '-m'] });
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

/** Encodings that older blocks are found in, whatever they claim. */
function iimOf(random: () => number): Buffer {
  const encodings: readonly ((text: string) => Buffer)[] = [
    (text) => Buffer.from(text, 'latin1'),
    (text) => Buffer.from(text, 'utf8'),
    // Mac Roman, which is never declared.
    (text) =>
      Buffer.from(text.replaceAll('é', '\x8e').replaceAll('ñ', '\x96').replaceAll('ö', '\x9a'), 'latin1'),
  ];
  const encode = encodings[Math.floor(random() * encodings.length)] ?? ((text: string) => Buffer.from(text));
  const marker = random() < 0.3 ? [dataset(1, 90, Buffer.from('\x1b%G', 'latin1'))] : [];
  const sets = [120, 25, 25, 90, 80, 116, 105, 40].filter(() => random() < 0.7);
  return Buffer.concat([...marker, ...sets.map((set) => dataset(2, set, encode(pick(LATIN, random))))]);
}

function dataset(record: number, set: number, text: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1c, record, set, text.length >> 8, text.length & 255]), text]);
}

/** A JPEG with an older IPTC block in a Photoshop segment, just behind its start. */
export function withIim(jpeg: Buffer, iim: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(iim.length);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00', 'latin1'),
    length,
    iim,
    Buffer.alloc(iim.length % 2),
  ]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(resource.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, resource, jpeg.subarray(2)]);
}

/** Each segment of a JPEG before its pixels. */
export function segmentsOf(jpeg: Buffer): readonly Buffer[] {
  const segments: Buffer[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    segments.push(jpeg.subarray(at, end));
    at = end;
  }
  return segments;
}

const OF_THE_TOOL =
  /^(?:SourceFile|errors|warnings)$|^(?:System|File|ExifTool|Composite|XMP-x):|:\w+Offsets?$/;

/** All that a file says, as ExifTool tells it: block, name and value, in the order of neither. */
export async function told(file: string, tool: ExifTool): Promise<readonly string[]> {
  const said: unknown = await tool.readRaw(file, { readArgs: ['-G1:4', '-a', '-struct', '-b', '-all:all'] });
  const lines = Object.entries(said as object)
    .filter(([key]) => !OF_THE_TOOL.test(key))
    .flatMap(([key, value]) =>
      [value].flat().map((each) => `${key.replace(/:Copy\d+:/, ':')} ${JSON.stringify(each)}`),
    );
  return lines.toSorted();
}

/** What was told before and is not told any more. */
export function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...after];
  return before.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
