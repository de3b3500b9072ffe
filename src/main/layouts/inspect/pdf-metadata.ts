import { PdfFault, Stream } from '../../platform/pdf/index.ts';
import type { PdfDocument, PdfObject } from '../../platform/pdf/index.ts';
import { scanXmp } from './xmp.ts';
import type { XmpFacts } from './xmp.ts';

/** What all packets of a document tell: those that lie in it as they are, and those in packed streams. */
export async function metadataOf(pdf: PdfDocument, streams: readonly Stream[]): Promise<XmpFacts> {
  const facts = [await scanXmp(pdf.bytes)];
  for (const stream of streams) {
    const packet = packedXmpOf(pdf, stream);
    if (packet !== null) facts.push(await scanXmp(packet));
  }
  // Of several, it can't be said which is the file's own.
  const pictured = facts.filter(({ previews }) => previews.length > 0);
  return {
    marks: facts.flatMap(({ marks }) => marks),
    links: facts.flatMap(({ links }) => links),
    previews: pictured.length === 1 ? (pictured[0]?.previews ?? []) : [],
  };
}

/** The packet of a metadata stream that is packed; `null` for any other, and for one that can't be unpacked. */
function packedXmpOf(pdf: PdfDocument, stream: Stream): Buffer | null {
  const { dict } = stream;
  const isMetadata = pdf.name(dict, 'Type') === 'Metadata' || pdf.name(dict, 'Subtype') === 'XML';
  return isMetadata && dict.has('Filter') ? packetOf(pdf, stream) : null;
}

/** The packet in a stream; `null` where there is none, or none that can be unpacked. */
export function packetOf(pdf: PdfDocument, object: PdfObject): Buffer | null {
  if (!(object instanceof Stream)) return null;
  try {
    return pdf.unpack(object).bytes;
  } catch (error) {
    if (error instanceof PdfFault) return null;
    throw error;
  }
}
