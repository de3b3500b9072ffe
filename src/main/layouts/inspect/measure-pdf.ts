import { inflateSync } from 'node:zlib';
import { LIMITS } from './limits.ts';
import type { Extent } from './report.ts';
import { isLocked, streamsOf } from './pdf.ts';

/** What of a page dictionary says how large it is; `null` where the page leaves it to what it lies in. */
interface Page {
  readonly media: Extent | null;
  readonly crop: Extent | null;
  readonly trim: Extent | null;
  readonly turned: boolean | null;
}

/** A dictionary of a page is shorter. Bytes. */
const REACH = 1 << 16;
/** A drawing has one page or some. */
const MAX_PAGES = 1000;

/**
 * Media, crop and trim box, in this order, the missing ones as the format has it. Objects are looked for one after the
 * other, also in compressed ones and in older states of the file: where they do not all agree, nothing is told.
 */
export function measurePdf(bytes: Buffer): readonly Extent[] | null {
  if (isLocked(bytes)) return null;
  const texts = [bytes, ...compressedObjects(bytes)];
  const above = unanimous(texts.flatMap((text) => [...dictionariesOf(text, 'Pages')].map(pageOf)));
  const pages = texts.flatMap((text) => [...dictionariesOf(text, 'Page')]).slice(0, MAX_PAGES);
  const sizes = pages.map((text) => sizesOf(pageOf(text), above));
  const [first] = sizes;
  if (first === undefined || first === null) return null;
  return sizes.every((each) => each !== null && sameShapes(each, first)) ? first : null;
}

/** What pages inherit, if all that they may lie in say the same. */
function unanimous(nodes: readonly Page[]): Page {
  const one = <Key extends keyof Page>(key: Key): Page[Key] | null => {
    const said = nodes.map((node) => node[key]).filter((value) => value !== null);
    const [first = null] = said;
    return said.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : null;
  };
  return { media: one('media'), crop: one('crop'), trim: null, turned: one('turned') };
}

function sizesOf(page: Page, above: Page): readonly Extent[] | null {
  const media = page.media ?? above.media;
  if (media === null) return null;
  const crop = page.crop ?? above.crop ?? media;
  const trim = page.trim ?? crop;
  const turned = page.turned ?? above.turned ?? false;
  return [media, crop, trim].map(({ width, height }) =>
    turned ? { width: height, height: width } : { width, height },
  );
}

function sameShapes(one: readonly Extent[], other: readonly Extent[]): boolean {
  return one.every(({ width, height }, index) => {
    const against = other[index];
    return against !== undefined && Math.abs((width * against.height) / (height * against.width) - 1) < 0.001;
  });
}

function* compressedObjects(bytes: Buffer): Generator<Buffer, void, void> {
  let left = LIMITS.partBytes;
  for (const { head, body } of streamsOf(bytes)) {
    if (!/\/Type\s*\/ObjStm\b/.test(head)) continue;
    try {
      const objects = inflateSync(body, { maxOutputLength: left });
      left -= objects.length;
      yield objects;
    } catch {
      // Damaged or endless: what the others say may still be enough, and is compared.
    }
    if (left <= 0) return;
  }
}

/** The dictionaries of one type, without those in them. */
function* dictionariesOf(bytes: Buffer, type: 'Page' | 'Pages'): Generator<string, void, void> {
  for (let at = bytes.indexOf('/Type'); at !== -1; at = bytes.indexOf('/Type', at + 1)) {
    const word = bytes.toString('latin1', at, at + 24);
    if (!new RegExp(`^/Type\\s*/${type}(?![A-Za-z])`).test(word)) continue;
    const around = bytes.toString('latin1', Math.max(0, at - REACH), at + REACH);
    const text = ownPartOf(around, Math.min(at, REACH));
    if (text !== null) yield text;
  }
}

/** The entries of the dictionary around a place, those of dictionaries in it left out. */
function ownPartOf(text: string, middle: number): string | null {
  const own: string[] = [];
  let depth = 0;
  let end = middle;
  for (let at = middle - 1; ; at -= 1) {
    if (at < 1) return null;
    const pair = text.slice(at - 1, at + 1);
    if (pair !== '<<' && pair !== '>>') continue;
    if (depth === 0) own.unshift(text.slice(at + 1, end));
    if (pair === '<<' && depth === 0) break;
    depth += pair === '>>' ? 1 : -1;
    end = at - 1;
    at -= 1;
  }
  depth = 0;
  let start = middle;
  for (let at = middle; ; at += 1) {
    if (at + 1 >= text.length) return null;
    const pair = text.slice(at, at + 2);
    if (pair !== '<<' && pair !== '>>') continue;
    if (depth === 0) own.push(text.slice(start, at));
    if (pair === '>>' && depth === 0) return own.join(' ');
    depth += pair === '<<' ? 1 : -1;
    start = at + 2;
    at += 1;
  }
}

function pageOf(text: string): Page {
  const turn = /\/Rotate\s+(-?\d{1,5})\b(?!\s+\d+\s+R)/.exec(text)?.[1];
  return {
    media: boxOf(text, 'MediaBox'),
    crop: boxOf(text, 'CropBox'),
    trim: boxOf(text, 'TrimBox'),
    turned: turn === undefined ? null : Math.abs(Number(turn)) % 180 === 90,
  };
}

/** A box that stands elsewhere has no number that a proportion would agree with. */
function boxOf(text: string, name: string): Extent | null {
  const [, value] = new RegExp(`/${name}\\s*(\\[[^\\]]{0,200}\\]|\\d+\\s+\\d+\\s+R)`).exec(text) ?? [];
  if (value === undefined) return null;
  const [x1, y1, x2, y2] = value.startsWith('[') ? value.slice(1, -1).trim().split(/\s+/).map(Number) : [];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return UNKNOWN;
  return { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

const UNKNOWN: Extent = { width: Number.NaN, height: Number.NaN };
