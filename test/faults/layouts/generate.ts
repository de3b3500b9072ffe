import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { compoundOf, nativeObjectOf } from '../../unit/layouts/fixtures/compound.ts';
import {
  aiOf,
  docxOf,
  idmlOf,
  inddOf,
  pdfOf,
  pptxOf,
  prprojOf,
  psdOf,
  svgOf,
  xmpOf,
} from '../../unit/layouts/fixtures/layouts.ts';
import type { Placed } from '../../unit/layouts/fixtures/layouts.ts';
import * as more from '../../unit/layouts/fixtures/more-layouts.ts';
import { zipOf } from '../../unit/layouts/fixtures/zip.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { rewritten } from './xml-ways.ts';
import { prefixed, repacked } from './zip-ways.ts';

/** A job folder in which a layout places one picture of the vendor, in one of the ways that its format allows. */
export interface Case {
  readonly kind: string;
  /** By their names in the folder. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** What is checked: the layout, or the whole folder. */
  readonly target: string;
  /** Whether the format is one that is only named. */
  readonly closed: boolean;
}

/** The picture, as the vendor names it and as a studio renames it. Its bytes are in the library. */
export interface Subject {
  readonly data: Buffer;
  readonly named: string;
}

type Make = (placed: Placed, chance: Chance) => Buffer | Promise<Buffer>;
interface Kind {
  readonly endings: readonly [string, ...string[]];
  readonly holds: readonly [Placed['kind'], ...Placed['kind'][]];
  readonly make: Make;
  readonly closed?: true;
}

const xml = (make: (placed: readonly Placed[]) => Buffer) => (placed: Placed, chance: Chance) =>
  rewritten(make([placed]), chance);
const zip = (make: (placed: readonly Placed[]) => Buffer) => (placed: Placed, chance: Chance) =>
  prefixed(repacked(make([placed]), chance), chance);
const container =
  (folders: readonly [string, ...string[]], parts: readonly string[] = []): Make =>
  (placed, chance) =>
    repacked(more.containerOf([placed], chance.pick(folders), parts), chance);

const KINDS: Readonly<Record<string, Kind>> = {
  idml: { endings: ['idml'], holds: ['linked', 'embedded'], make: zip(idmlOf) },
  indd: {
    endings: ['indd', 'indt'],
    holds: ['linked'],
    make: (placed, chance) =>
      inddOf([placed], { leftovers: chance.once(2) ? xmpOf([]).slice(0, chance.below(300)) : '' }),
  },
  psd: { endings: ['psd', 'psb', 'PSD'], holds: ['embedded', 'linked'], make: photoshop },
  pdf: { endings: ['pdf'], holds: ['embedded'], make: portable },
  ai: { endings: ['ai', 'ait', 'pdf'], holds: ['linked'], make: (placed) => aiOf([placed]) },
  eps: {
    endings: ['eps', 'epsf', 'ps', 'ai'],
    holds: ['linked'],
    make: (placed) =>
      Buffer.from(`%!PS-Adobe-3.1 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n${xmpOf([placed])}\n%%EOF\n`),
  },
  svg: { endings: ['svg', 'svg', 'xml'], holds: ['linked', 'embedded'], make: drawing },
  svgz: {
    endings: ['svgz', 'svg'],
    holds: ['linked', 'embedded'],
    make: (placed, chance) => gzipSync(drawing(placed, chance)),
  },
  powerpoint: {
    endings: ['pptx', 'ppsx', 'ppsm', 'pptm', 'potx', 'potm', 'PPTX'],
    holds: ['linked', 'embedded'],
    make: zip(pptxOf),
  },
  word: { endings: ['docx', 'docm', 'dotx', 'dotm'], holds: ['embedded'], make: zip(docxOf) },
  excel: { endings: ['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb'], holds: ['linked', 'embedded'], make: sheet },
  visio: { endings: ['vsdx', 'vsdm', 'vstx'], holds: ['linked', 'embedded'], make: zip(more.vsdxOf) },
  xps: {
    endings: ['xps', 'oxps'],
    holds: ['embedded'],
    make: zip((placed) => more.containerOf(placed, 'Resources', ['[Content_Types].xml'])),
  },
  object: { endings: ['pptx', 'docx', 'xlsx'], holds: ['embedded'], make: object },
  openDocument: {
    endings: ['odt', 'odp', 'odg', 'ods', 'ott', 'otp', 'otg'],
    holds: ['linked', 'embedded'],
    make: (placed, chance) => repacked(more.odtOf([placed]), chance),
  },
  flatOpenDocument: {
    endings: ['fodt', 'fodp', 'fodg', 'xml'],
    holds: ['linked', 'embedded'],
    make: xml(more.fodtOf),
  },
  sketch: { endings: ['sketch'], holds: ['embedded'], make: zip(more.sketchOf) },
  xd: {
    endings: ['xd'],
    holds: ['embedded'],
    make: container(['resources', 'artwork/pasteboard/resources'], ['manifest']),
  },
  keynote: {
    endings: ['key', 'pages', 'numbers'],
    holds: ['embedded'],
    make: container(['Data'], ['Index/Document.iwa']),
  },
  epub: { endings: ['epub', 'ibooks'], holds: ['embedded'], make: book },
  krita: { endings: ['kra', 'ora'], holds: ['embedded', 'linked'], make: krita },
  mogrt: { endings: ['mogrt'], holds: ['embedded'], make: container(['media'], ['definition.json']) },
  zip: {
    endings: ['zip', 'cbz', 'kmz', 'idea'],
    holds: ['embedded'],
    make: container(['pictures', 'a/b/c', 'job/Links']),
  },
  corel: { endings: ['cdr'], holds: ['embedded'], make: container(['content'], ['content/root.dat']) },
  icml: { endings: ['icml', 'idms', 'icma', 'xml'], holds: ['linked', 'embedded'], make: xml(more.icmlOf) },
  fcpxml: { endings: ['fcpxml', 'xml'], holds: ['linked'], make: xml(more.fcpxmlOf) },
  xmeml: { endings: ['xml', 'xmeml'], holds: ['linked'], make: xml(more.xmemlOf) },
  aepx: { endings: ['aepx', 'xml'], holds: ['linked'], make: xml(more.aepxOf) },
  scribus: {
    endings: ['sla', 'sla.gz'],
    holds: ['linked', 'embedded'],
    make: (placed, chance) => {
      const sla = rewritten(more.slaOf([placed]), chance);
      return chance.once(2) ? gzipSync(sla) : sla;
    },
  },
  mlt: { endings: ['mlt', 'kdenlive'], holds: ['linked'], make: xml(more.mltOf) },
  premiere: { endings: ['prproj'], holds: ['linked'], make: (placed) => prprojOf([placed]) },
  html: { endings: ['html', 'htm', 'xhtml'], holds: ['linked', 'embedded'], make: page },
  css: { endings: ['css'], holds: ['linked'], make: (placed) => more.cssOf([placed]) },
  xmp: { endings: ['xmp'], holds: ['linked'], make: xml((placed) => Buffer.from(xmpOf(placed))) },
  figma: {
    endings: ['fig'],
    holds: ['embedded'],
    closed: true,
    make: (placed) =>
      zipOf([
        { name: 'canvas.fig', data: 'fig-kiwi' },
        { name: 'images/0a1b', data: placed.kind === 'embedded' ? placed.data : '' },
      ]),
  },
  afterEffects: {
    endings: ['aep', 'aet', 'bin'],
    holds: ['linked'],
    closed: true,
    make: closed('RIFX\0\0\0\x20Egg!'),
  },
  affinity: {
    endings: ['afdesign', 'afphoto', 'afpub', 'dat'],
    holds: ['embedded'],
    closed: true,
    make: closed('\0\xffKA'),
  },
  gimp: { endings: ['xcf', ''], holds: ['embedded'], closed: true, make: closed('gimp xcf v011\0') },
  olderCorel: {
    endings: ['cdr', 'cdt'],
    holds: ['embedded'],
    closed: true,
    make: closed('RIFF\0\0\0\0CDRB'),
  },
  quark: { endings: ['qxp', 'qxd'], holds: ['linked'], closed: true, make: closed('\0\0MMXPR3') },
  richText: {
    endings: ['rtf', 'doc'],
    holds: ['embedded'],
    closed: true,
    make: closed('{\\rtf1 {\\pict\\jpegblip '),
  },
  olderOffice: {
    endings: ['ppt', 'doc', 'xls', 'pub', 'vsd'],
    holds: ['embedded'],
    closed: true,
    make: (placed) => compoundOf({ 'PowerPoint Document': bytesOf(placed) }),
  },
  packed: { endings: ['rar', '7z'], holds: ['embedded'], closed: true, make: closed('Rar!\x1a\x07\x01') },
};

export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

/** `number` decides everything about it; kinds take turns. */
export async function caseOf(number: number, subject: Subject): Promise<Case> {
  const chance = chanceOf(number);
  const name = KIND_NAMES[number % KIND_NAMES.length] ?? 'idml';
  const kind = KINDS[name];
  if (kind === undefined) throw new Error(name);
  const files = new Map<string, Buffer>();
  const how = chance.pick(kind.holds);
  const folder = chance.pick(['', 'job', 'job/Print/2026/März', 'a/b/c/d/e/f/g']);
  const placed: Placed =
    how === 'embedded'
      ? { kind: 'embedded', name: subject.named, data: subject.data }
      : { kind: 'linked', path: linkTo(subject, folder, files, chance) };
  const ending = chance.pick(kind.endings);
  let layout = path.posix.join(folder, ending === '' ? 'layout' : `Das Layout.${ending}`);
  let bytes = await kind.make(placed, chance);
  const outer = how === 'embedded' && chance.once(4) ? chance.pick(OUTER) : null;
  if (outer !== null) {
    const [outerEnding, wrap] = outer;
    bytes = wrap(path.posix.basename(layout), bytes);
    layout = path.posix.join(folder, `outer.${outerEnding}`);
  }
  files.set(layout, bytes);
  const isFolder = chance.once(3);
  return { kind: name, files, target: isFolder ? '' : layout, closed: kind.closed === true };
}

/** Layouts that hold another one. */
const OUTER: readonly [
  readonly [string, (name: string, data: Buffer) => Buffer],
  ...(readonly [string, (name: string, data: Buffer) => Buffer])[],
] = [
  ['zip', (name, data) => zipOf([{ name: `inner/${name}`, data }])],
  ['psd', (name, data) => psdOf([{ kind: 'embedded', name, data }])],
  ['idml', (name, data) => idmlOf([{ kind: 'embedded', name, data }])],
  [
    'pptx',
    (name, data) =>
      zipOf([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: `ppt/embeddings/${name}`, data },
      ]),
  ],
  [
    'odp',
    (name, data) =>
      zipOf([
        { name: 'content.xml', data: '<office:document-content xmlns:office="o"/>' },
        { name: 'META-INF/manifest.xml', data: '<manifest/>' },
        { name: `Pictures/${name}`, data },
      ]),
  ],
];

/** Puts the picture where design tools look for it, and says how the layout names it. */
function linkTo(subject: Subject, folder: string, files: Map<string, Buffer>, chance: Chance): string {
  const base = chance.pick(
    isTold(subject.named)
      ? [subject.named]
      : [subject.named, 'Café Größe.jpg', 'Hero Shot.JPG', '100% cotton [final].jpg', '写真 – 1.jpg'],
  );
  const onDisk = chance.pick([base, base.normalize('NFD'), base.normalize('NFC')]);
  const isInLinks = chance.once(2);
  files.set(path.posix.join(folder, isInLinks ? chance.pick(['Links', 'links']) : '', onDisk), subject.data);
  const capitals = chance.once(3) ? base.toUpperCase() : base;
  return `/Volumes/Studio/Job/${chance.pick([capitals, base.normalize('NFC'), base.normalize('NFD')])}`;
}

/** Whether its name is all that tells what it is: then the layout has to keep that name. */
const isTold = (name: string) => name.startsWith('Depositphotos');

const bytesOf = (placed: Placed) => (placed.kind === 'embedded' ? placed.data : Buffer.from(placed.path));

/** A format that begins so, and of which nothing more is known here. */
function closed(start: string): Make {
  return (placed) => Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(64), bytesOf(placed)]);
}

/** A page keeps no names of what it shows; an attached file has one. */
function portable(placed: Placed): Promise<Buffer> {
  const isAttached = placed.kind === 'embedded' && isTold(placed.name);
  return pdfOf([isAttached ? { kind: 'linked', path: placed.name } : placed]);
}

function photoshop(placed: Placed, chance: Chance): Buffer {
  const psd = psdOf([placed], chance.once(2) ? xmpOf([]) : undefined);
  psd.writeUInt16BE(chance.pick([3, 3, 4, 9, 8, 7, 2, 1]), 24);
  return psd;
}

/** Elements, styles and data addresses that show a picture. */
function drawing(placed: Placed, chance: Chance): Buffer {
  if (chance.once(3)) return rewritten(svgOf([placed]), chance);
  const href =
    placed.kind === 'linked'
      ? placed.path.replaceAll('%', '%25').replaceAll(' ', '%20')
      : `data:image/jpeg;base64,${placed.data.toString('base64')}`;
  const id = placed.kind === 'embedded' ? placed.name : 'hero';
  if (placed.kind === 'embedded' && isTold(placed.name)) return rewritten(svgOf([placed]), chance);
  const shown = chance.pick([
    `<image id="${id}" href="${href}"/>`,
    `<defs><filter id="f"><feImage id="${id}" xlink:href="${href}"/></filter></defs>`,
    `<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" id="${id}" src="${href}"/></foreignObject>`,
    `<rect id="${id}" style="fill: red; background-image: url('${href}')"/>`,
    `<style>.a { background: url(${href.replaceAll(/([()'])/g, '\\$1')}) }</style>`,
    `<style><![CDATA[.a { background: url("${href}") }]]></style>`,
  ]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${shown}</svg>`;
  return rewritten(Buffer.from(svg), chance);
}

function sheet(placed: Placed, chance: Chance): Buffer {
  const type = chance.pick([
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image',
    'http://purl.oclc.org/ooxml/officeDocument/relationships/image',
  ]);
  const target =
    placed.kind === 'linked'
      ? `Target="file:///${placed.path.slice(1).replaceAll('%', '%25')}" TargetMode="External"`
      : `Target="${chance.pick(['../media/image1.jpeg', '/xl/media/image1.jpeg', '../Media/Image1.JPEG'])}"`;
  const relations = `<?xml version="1.0"?><Relationships><Relationship Id="rId1" Type="${type}" ${target}/></Relationships>`;
  const name = placed.kind === 'embedded' ? placed.name : '';
  return repacked(
    zipOf([
      { name: chance.pick(['[Content_Types].xml', '[content_types].xml']), data: '<Types/>' },
      {
        name: 'xl/drawings/drawing1.xml',
        data: `<x:wsDr xmlns:x="x" xmlns:r="r" xmlns:a="a"><x:pic><x:cNvPr id="1" name="Bild 1" descr="${name}"/><a:blip r:embed="rId1"/></x:pic></x:wsDr>`,
      },
      { name: 'xl/drawings/_rels/drawing1.xml.rels', data: rewritten(Buffer.from(relations), chance) },
      ...(placed.kind === 'embedded' ? [{ name: 'xl/media/image1.jpeg', data: placed.data }] : []),
    ]),
    chance,
  );
}

/** A file that was dragged into Office, alone or in a package of its own. */
function object(placed: Placed, chance: Chance): Buffer {
  const name = placed.kind === 'embedded' ? placed.name : '';
  const data = bytesOf(placed);
  const ole = chance.once(2)
    ? compoundOf({ '\u0001Ole10Native': nativeObjectOf(name, data) })
    : compoundOf({ Package: pptxOf([placed]), '\u0001CompObj': Buffer.alloc(80) });
  return zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: chance.pick(['ppt/embeddings/oleObject1.bin', 'word/embeddings/oleObject7.bin']), data: ole },
  ]);
}

function book(placed: Placed, chance: Chance): Buffer {
  const data = bytesOf(placed);
  const name = placed.kind === 'embedded' ? placed.name : '';
  const isInside = chance.once(2);
  const src = isInside ? `data:image/jpeg;base64,${data.toString('base64')}` : `../images/${name}`;
  return zipOf([
    { name: 'mimetype', data: 'application/epub+zip' },
    {
      name: 'OEBPS/text/1.xhtml',
      data: `<html xmlns="http://www.w3.org/1999/xhtml"><body><img alt="${name}" src="${src}"/></body></html>`,
    },
    ...(isInside ? [] : [{ name: `OEBPS/images/${name}`, data }]),
  ]);
}

function krita(placed: Placed): Buffer {
  const layer =
    placed.kind === 'linked'
      ? `<layer nodetype="filelayer" name="Hero" source="${placed.path}"/>`
      : '<layer nodetype="paintlayer" name="x"/>';
  return zipOf([
    { name: 'mimetype', data: 'application/x-krita' },
    { name: 'maindoc.xml', data: `<DOC><IMAGE><layers>${layer}</layers></IMAGE></DOC>` },
    ...(placed.kind === 'embedded' ? [{ name: `data/${placed.name}`, data: placed.data }] : []),
  ]);
}

function page(placed: Placed, chance: Chance): Buffer {
  const src =
    placed.kind === 'linked'
      ? placed.path.replaceAll('%', '%25').replaceAll(' ', '%20')
      : `data:image/jpeg;base64,${placed.data.toString('base64')}`;
  const alt = placed.kind === 'embedded' ? placed.name : 'hero';
  const shown = chance.pick([
    `<img alt="${alt}" src="${src}">`,
    `<IMG ALT="${alt}" SRC="${src}">`,
    `<img alt='${alt}' srcset='${src} 2x'>`,
    `<video title="${alt}" poster="${src}"></video>`,
    ...(isTold(alt)
      ? []
      : [
          `<div style="background-image: url('${src}')"></div>`,
          `<style>body { background: url("${src}") }</style>`,
        ]),
    `<table background="${src}" title="${alt}"><tr><td>`,
    `<object title="${alt}" data="${src}"></object>`,
    `<input type="image" alt="${alt}" src="${src}">`,
    `<svg><image title="${alt}" xlink:href="${src}"/></svg>`,
  ]);
  const html = `<!DOCTYPE html><html><head><title>x</title><meta charset="utf-8"></head><body><p>&nbsp;&copy; <br>${shown}</body></html>`;
  return Buffer.from(html);
}
