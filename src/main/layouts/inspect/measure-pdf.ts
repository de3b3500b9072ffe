import { isArray, isDict } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument } from '../../platform/pdf/index.ts';
import { Budget, LimitError } from './limits.ts';
import { openPdf } from './pdf.ts';
import type { Extent } from './report.ts';

/** A drawing has one page or some. */
const MAX_PAGES = 1000;
/** Pages in nodes of pages; a longer way leads in a circle. */
const MAX_NODES = 32;

/**
 * Media, crop and trim box of the pages, in this order, the missing ones as the format has it. Where pages do not all
 * have one shape, nothing is told; nor where a document is locked or damaged beyond its table of objects.
 */
export function measurePdf(bytes: Buffer): readonly Extent[] | null {
  const pdf = openOrNot(bytes);
  if (pdf === null || pdf.isLocked) return null;
  const pages: Dict[] = [];
  for (const { object } of pdf.objects()) {
    if (isDict(object) && pdf.name(object, 'Type') === 'Page') pages.push(object);
    if (pages.length >= MAX_PAGES) break;
  }
  const sizes = pages.map((page) => sizesOf(pdf, page));
  const [first] = sizes;
  if (first === undefined || first === null) return null;
  return sizes.every((each) => each !== null && sameShapes(each, first)) ? first : null;
}

function openOrNot(bytes: Buffer): PdfDocument | null {
  try {
    return openPdf(bytes, new Budget());
  } catch (error) {
    if (error instanceof LimitError) return null;
    throw error;
  }
}

function sizesOf(pdf: PdfDocument, page: Dict): readonly Extent[] | null {
  const media = boxOf(pdf, inherited(pdf, page, 'MediaBox'), 'MediaBox');
  if (media === null) return null;
  const crop = boxOf(pdf, inherited(pdf, page, 'CropBox'), 'CropBox') ?? media;
  const trim = boxOf(pdf, page, 'TrimBox') ?? crop;
  const turn = pdf.number(inherited(pdf, page, 'Rotate'), 'Rotate') ?? 0;
  return [media, crop, trim].map(({ width, height }) =>
    Math.abs(turn) % 180 === 90 ? { width: height, height: width } : { width, height },
  );
}

/** The page, or the first node above it, that has an entry. */
function inherited(pdf: PdfDocument, page: Dict, key: string): Dict {
  let node: Dict | null = page;
  for (let nodes = 0; node !== null && nodes < MAX_NODES; nodes += 1) {
    if (node.has(key)) return node;
    node = pdf.dict(node.get('Parent'));
  }
  return page;
}

function boxOf(pdf: PdfDocument, dict: Dict, key: string): Extent | null {
  const value = pdf.get(dict, key);
  if (!isArray(value)) return null;
  const [x1, y1, x2, y2] = value.map((edge) => pdf.resolve(edge));
  if ([x1, y1, x2, y2].some((edge) => typeof edge !== 'number')) return null;
  return { width: Math.abs(Number(x2) - Number(x1)), height: Math.abs(Number(y2) - Number(y1)) };
}

function sameShapes(one: readonly Extent[], other: readonly Extent[]): boolean {
  return one.every(({ width, height }, index) => {
    const against = other[index];
    return against !== undefined && Math.abs((width * against.height) / (height * against.width) - 1) < 0.001;
  });
}
