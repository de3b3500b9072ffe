import { readXml } from './xml.ts';
import { LIMITS } from './limits.ts';
import { attempt } from '../../platform/failures/index.ts';

/** What an XMP packet tells: texts that may name an asset, and the files it lists as placed. */
export interface XmpFacts {
  readonly marks: readonly string[];
  readonly links: readonly string[];
  /** Small pictures of the file, as pictures. */
  readonly previews: readonly Buffer[];
}

/** The properties that we, the service and picture desks write an asset's ID to. */
const MARKED = new Set([
  'dc:identifier',
  'xmp:Identifier',
  'dc:source',
  'dc:title',
  'photoshop:Source',
  'photoshop:TransmissionReference',
  'photoshop:Instructions',
  'xmpRights:WebStatement',
  'xmpMM:PreservedFileName',
  'plus:ImageSupplierImageID',
  'plus:LicensorImageID',
  'plus:LicensorURL',
]);
/** A bare number in these is an asset's ID only where the supplier is ours. */
const SUPPLIED = new Set(['plus:ImageSupplierImageID', 'plus:LicensorImageID']);
const SUPPLIERS = new Set([
  'plus:ImageSupplierName',
  'plus:LicensorName',
  'photoshop:Credit',
  'photoshop:Source',
]);
const PLACED = new Set(['xmpMM:Ingredients', 'xmpMM:Manifest']);
/** Where a film or a montage keeps what its parts say of themselves. */
const OF_PARTS = 'xmpMM:Pantry';

/** Adobe's programs keep a preview of the document, and of its first pages. */
const PREVIEW = /^x[am]pGImg:image$/;
const MAX_PREVIEWS = 4;

const START = Buffer.from('<x:xmpmeta');
const END = Buffer.from('</x:xmpmeta>');

export async function readXmp(xml: Uint8Array): Promise<XmpFacts> {
  const values: (readonly [string, string])[] = [];
  const links = new Set<string>();
  const previews: Buffer[] = [];
  const open: string[] = [];
  const take = (name: string, value: string) => {
    if (value === '' || values.length >= LIMITS.uses || open.includes(OF_PARTS)) return;
    if (PREVIEW.test(name)) {
      if (previews.length < MAX_PREVIEWS) previews.push(Buffer.from(value, 'base64'));
    } else if (name === 'stRef:filePath' && open.some((each) => PLACED.has(each))) links.add(value);
    else values.push([name, value]);
  };
  await readXml([xml], {
    open: (name, attributes) => {
      open.push(name);
      for (const [attribute, value] of Object.entries(attributes)) take(attribute, value);
    },
    close: (_name, text) => {
      const property = open.findLast((each) => !each.startsWith('rdf:'));
      if (property !== undefined) take(property, text);
      open.pop();
    },
  });
  // A file that says the vendor's ID outright says nothing of it with numbers that others have given it.
  const isNamed = values.some(([name, value]) => MARKED.has(name) && /^depositphotos:\d/i.test(value));
  const ours =
    !isNamed && values.some(([name, value]) => SUPPLIERS.has(name) && /depositphotos/i.test(value));
  const marks = values
    .filter(([name]) => MARKED.has(name))
    .map(([name, value]) =>
      ours && SUPPLIED.has(name) && /^\d+$/.test(value) ? `depositphotos:${value}` : value,
    );
  return { marks, links: [...links], previews };
}

/** What the packets of a file tell, and whether all of them could be read. */
export interface ScannedXmp extends XmpFacts {
  readonly packets: number;
  readonly damaged: boolean;
}

/**
 * Finds the packets in any file: a program that writes one leaves it readable as it is. A file that was saved often may
 * keep pieces of older ones, so that only what is wrapped as a packet has to be whole where anything can be read.
 */
export async function scanXmp(bytes: Buffer): Promise<ScannedXmp> {
  const facts: XmpFacts[] = [];
  let [begun, broken] = [0, 0];
  for (const { xml, wrapped } of packetsIn(bytes)) {
    begun += 1;
    const read = xml === null ? null : await attempt(() => readXmp(xml), null);
    if (read !== null) facts.push(read);
    else if (wrapped) broken += 1;
  }
  return summed(facts, begun, broken > 0 || (begun > 0 && facts.length === 0) || begun > MAX_PACKETS);
}

/** The same of a sidecar, which is one document and may be written in any encoding. */
export async function readXmpFile(bytes: Buffer): Promise<ScannedXmp> {
  const read = await attempt(() => readXmp(bytes), null);
  return read === null ? scanXmp(bytes) : summed([read], 1, false);
}

function summed(facts: readonly XmpFacts[], packets: number, damaged: boolean): ScannedXmp {
  // Of several, there is no telling which is the file's own.
  const pictured = facts.filter(({ previews }) => previews.length > 0);
  return {
    marks: facts.flatMap(({ marks }) => marks),
    links: [...new Set(facts.flatMap(({ links }) => links))],
    previews: pictured.length === 1 ? (pictured[0]?.previews ?? []) : [],
    packets,
    damaged,
  };
}

interface Packet {
  readonly at: number;
  /** `null` where another one begins before it has an end, and for what is too large to be one. */
  readonly xml: Buffer | null;
  /** Whether it stands between `<?xpacket begin…?>` and `<?xpacket end…?>`. */
  readonly wrapped: boolean;
}

/** The packets themselves, in their order, and one more than are read where there are. */
export function* packetsIn(bytes: Buffer): Generator<Packet, void, void> {
  let at = bytes.indexOf(START);
  for (let count = 0; at !== -1 && count <= MAX_PACKETS; count += 1) {
    const next = bytes.indexOf(START, at + START.length);
    const end = bytes.indexOf(END, at);
    const isWhole = end !== -1 && (next === -1 || end < next) && end - at <= LIMITS.xmpBytes;
    yield {
      at,
      xml: isWhole ? bytes.subarray(at, end + END.length) : null,
      wrapped: isWhole && isWrapped(bytes, at, end + END.length),
    };
    at = next;
  }
}

function isWrapped(bytes: Buffer, from: number, to: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, from - WRAPPER), from);
  const after = bytes.toString('latin1', to, to + PADDING);
  return /<\?xpacket\s+begin=[^>]*\?>\s*$/.test(before) && /^\s*<\?xpacket\s+end=/.test(after);
}

/** Placed pictures bring their own. */
const MAX_PACKETS = 500;
/** The line that stands before a packet. Bytes. */
const WRAPPER = 256;
/** Room that is left in a packet to be filled later. Bytes. */
const PADDING = 64 * 1024;
