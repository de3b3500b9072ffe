import { isDelimiter, isSpace, Keyword, Name, PdfFault, Scanner, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument, PdfValue } from '../../platform/pdf/index.ts';
import { channelsOf, spaceOf } from './pdf-colours.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

/** Names of an inline picture, which are short (ISO 32000-1, table 93). */
const LONG: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  W: 'Width',
};

/** Pictures that lie between the operators of a page: `BI`, a dictionary without brackets, `ID`, the data, `EI`. */
export function inlinePictures(pdf: PdfDocument, content: Buffer, resources: Dict | null): readonly Stream[] {
  if (!hasWord(content, 'BI')) return [];
  const pictures: Stream[] = [];
  const scanner = new Scanner(content);
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (!(token instanceof Keyword) || token.text !== 'BI') continue;
    const dict = dictBefore(scanner);
    if (dict === null) throw new PdfFault('damaged');
    // One blank stands between the word and the data.
    const start = scanner.at + 1;
    const end = endOf(pdf, content, dict, start, resources);
    if (end === null) throw new PdfFault('damaged');
    pictures.push(new Stream(dict, content.subarray(start, end), start, true));
    scanner.at = end;
  }
  return pictures;
}

function dictBefore(scanner: Scanner): Dict | null {
  const dict = new Map<string, PdfValue>();
  for (;;) {
    const key = scanner.next();
    if (key instanceof Keyword && key.text === 'ID') return dict;
    const value = key instanceof Name ? scanner.next() : undefined;
    if (!(key instanceof Name) || value === undefined || value instanceof Keyword) return null;
    dict.set(entryOf(LONG, key.text) ?? key.text, value);
  }
}

/** Where the data ends: as its size says where it is not packed, else at the word, where operators follow it. */
function endOf(
  pdf: PdfDocument,
  content: Buffer,
  dict: Dict,
  start: number,
  resources: Dict | null,
): number | null {
  const told = plainLength(pdf, dict, resources);
  if (told !== null && isEnd(content, nextWord(content, start + told))) return start + told;
  const ends = endsFrom(content, start);
  const clear = ends.find((at) => isSpace(content[at - 1]));
  if (clear !== undefined) return clear - 1;
  // After the mark at the end of ASCII data no blank is needed, and some programs never write one.
  return ends[0] ?? null;
}

/** Words that may end a picture, the nearest first; far behind a clear one there is no need to look. */
function endsFrom(content: Buffer, start: number): readonly number[] {
  const ends: number[] = [];
  for (let at = content.indexOf('EI', start); at !== -1; at = content.indexOf('EI', at + 1)) {
    if (!isEnd(content, at)) continue;
    ends.push(at);
    if (isSpace(content[at - 1])) break;
  }
  return ends;
}

function plainLength(pdf: PdfDocument, dict: Dict, resources: Dict | null): number | null {
  if (dict.has('Filter')) return null;
  const isMask = dict.get('ImageMask') === true;
  const space = isMask ? null : spaceOf(pdf, dict.get('ColorSpace'), resources);
  const channels = isMask ? 1 : space === null ? null : channelsOf(space);
  const [width, height] = [pdf.number(dict, 'Width'), pdf.number(dict, 'Height')];
  const bits = isMask ? 1 : pdf.number(dict, 'BitsPerComponent');
  if (channels === null || width === null || height === null || bits === null) return null;
  return Math.ceil((width * channels * bits) / 8) * height;
}

function nextWord(content: Buffer, at: number): number {
  let word = at;
  while (isSpace(content[word])) word += 1;
  return word;
}

/** Bytes of a page that follow a picture. */
const AHEAD = 16;

/** The word, with operators behind it and not more of the picture. */
function isEnd(content: Buffer, at: number): boolean {
  if (content[at] !== 0x45 || content[at + 1] !== 0x49 || !isDelimiter(content[at + 2])) return false;
  const ahead = content.subarray(at + 2, at + 2 + AHEAD);
  return ahead.every((byte) => isSpace(byte) || (byte >= 0x20 && byte < 0x7f));
}

function hasWord(content: Buffer, word: string): boolean {
  for (let at = content.indexOf(word); at !== -1; at = content.indexOf(word, at + 1)) {
    if ((at === 0 || isDelimiter(content[at - 1])) && isDelimiter(content[at + word.length])) return true;
  }
  return false;
}
