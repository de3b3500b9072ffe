import { isArray, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument } from '../../platform/pdf/index.ts';

/** Streams that draw together, and what the names in them stand for. */
export interface Content {
  readonly streams: readonly Stream[];
  readonly resources: Dict | null;
}

/** Pages in nodes of pages; a longer way leads in a circle. */
const MAX_NODES = 32;

/** What an object draws by itself: a page, a form, a pattern, the letters of a font that are drawings. */
export function contentOf(pdf: PdfDocument, object: Stream | Dict): readonly Content[] {
  const dict = object instanceof Stream ? object.dict : object;
  const resources = resourcesOf(pdf, dict);
  if (object instanceof Stream) {
    const isDrawn = pdf.name(dict, 'Subtype') === 'Form' || pdf.number(dict, 'PatternType') === 1;
    return isDrawn ? [{ streams: [object], resources }] : [];
  }
  // Notes and signatures have contents too, but as text.
  const told = pdf.get(dict, 'Contents');
  const streams = (isArray(told) ? told.map((part) => pdf.resolve(part)) : [told]).filter(
    (part) => part instanceof Stream,
  );
  const letters =
    pdf.name(dict, 'Subtype') === 'Type3' ? (pdf.dict(dict.get('CharProcs')) ?? new Map()) : new Map();
  return [
    ...(streams.length > 0 ? [{ streams, resources }] : []),
    ...[...letters.values()]
      .map((letter) => pdf.resolve(letter))
      .filter((letter) => letter instanceof Stream)
      .map((letter) => ({ streams: [letter], resources })),
  ];
}

function resourcesOf(pdf: PdfDocument, dict: Dict): Dict | null {
  let node: Dict | null = dict;
  for (let nodes = 0; node !== null && nodes < MAX_NODES; nodes += 1) {
    const found = pdf.dict(node.get('Resources'));
    if (found !== null) return found;
    node = pdf.dict(node.get('Parent'));
  }
  return null;
}
