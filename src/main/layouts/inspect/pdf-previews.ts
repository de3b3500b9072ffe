import { isDict, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument } from '../../platform/pdf/index.ts';
import { Budget } from './limits.ts';
import { openPdf } from './pdf.ts';
import { metadataOf } from './pdf-metadata.ts';

/** What a page that shows one picture and nothing else comes to. Bytes. */
const MOST_CONTENT = 400;
/** Operators of such a page beside the one that shows: they keep the state, move, or clip. */
const PLACING: ReadonlySet<string> = new Set(['q', 'Q', 'cm', 're', 'W', 'W*', 'n', 'gs']);

/**
 * Pictures that show a document or an Illustrator file as it looks, best first: the JPEG that is all of its only page, as
 * scanners and picture editors write it, and the previews in its metadata. No other page is drawn: every renderer that
 * could is under a licence that we can't pass on, or ten times the app.
 */
export async function pdfPreviews(bytes: Buffer): Promise<readonly Buffer[]> {
  const pdf = openPdf(bytes, new Budget());
  if (pdf.isLocked) return [];
  const streams: Stream[] = [];
  const pages: Dict[] = [];
  for (const { object } of pdf.objects()) {
    if (object instanceof Stream) streams.push(object);
    else if (isDict(object) && pdf.name(object, 'Type') === 'Page') pages.push(object);
  }
  const [page] = pages;
  const whole = page !== undefined && pages.length === 1 ? pictureOfPage(pdf, page) : null;
  const { previews } = await metadataOf(pdf, streams);
  return whole === null ? previews : [whole, ...previews];
}

function pictureOfPage(pdf: PdfDocument, page: Dict): Buffer | null {
  const content = pdf.get(page, 'Contents');
  if (!(content instanceof Stream)) return null;
  const { bytes, left } = pdf.unpack(content);
  if (left.length > 0 || bytes.length > MOST_CONTENT || page.has('Rotate')) return null;
  if (!showsOne(bytes.toString('latin1'))) return null;
  const resources = pdf.dict(page.get('Resources'));
  const named = pdf.dict(resources?.get('XObject'));
  const [only, ...more] = [...(named?.values() ?? [])];
  const picture = only === undefined || more.length > 0 ? null : pdf.resolve(only);
  if (!(picture instanceof Stream) || pdf.name(picture.dict, 'Subtype') !== 'Image') return null;
  const opened = pdf.unpack(picture);
  const [coding, ...others] = opened.left;
  return others.length === 0 && /^(?:DCTDecode|DCT)$/.test(coding?.name ?? '') ? opened.bytes : null;
}

/** Whether a page places one thing, upright and not mirrored, and does nothing else. */
function showsOne(content: string): boolean {
  const words = content.trim().split(/\s+/);
  const operators = words.filter((word) => !/^[\d.+-]+$/.test(word) && !word.startsWith('/'));
  if (operators.filter((word) => word === 'Do').length !== 1) return false;
  if (operators.some((word) => word !== 'Do' && !PLACING.has(word))) return false;
  return words.every((word, at) => {
    if (word !== 'cm') return true;
    const [a = 0, b = 1, c = 1, d = 0] = words.slice(Math.max(0, at - 6), at).map(Number);
    return a > 0 && b === 0 && c === 0 && d > 0;
  });
}
