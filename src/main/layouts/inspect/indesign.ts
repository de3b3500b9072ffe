/** What an InDesign document tells of itself, as against what older versions have left in its free pages. */
export interface InDesignDocument {
  /** Its metadata; `null` where it has none, or is not built as it should be. */
  readonly packet: Buffer | null;
  /** Whether it ends before its own end. */
  readonly cut: boolean;
}

const PAGE = 4096;
/** Opens each stream behind the pages (XMP specification, part 3, 1.1.4). */
const STREAM = Buffer.from('de39397951884b6c8e63eef8aee0dd38', 'hex');
/** Of a stream's head, and of its tail. Bytes. */
const FRAME = 32;
/** Places in a master page: which of both was written last, and how many pages there are. */
const SEQUENCE = 264;
const PAGES = 280;
/** In a stream's head. */
const LENGTH = 24;

/** Two master pages, of which the newer counts, the pages of the database, and streams behind them. */
export function documentOf(bytes: Buffer): InDesignDocument {
  if (bytes.length < 2 * PAGE) return { packet: null, cut: false };
  const isFirst = bytes.readBigUInt64LE(SEQUENCE) > bytes.readBigUInt64LE(PAGE + SEQUENCE);
  let at = bytes.readUInt32LE((isFirst ? 0 : PAGE) + PAGES) * PAGE;
  if (at === 0) return { packet: null, cut: false };
  if (at >= bytes.length) return { packet: null, cut: true };
  let packet: Buffer | null = null;
  while (at + FRAME <= bytes.length && bytes.subarray(at, at + STREAM.length).equals(STREAM)) {
    const from = at + FRAME;
    const to = from + bytes.readUInt32LE(at + LENGTH);
    at = to + FRAME;
    if (at > bytes.length) return { packet: null, cut: true };
    const body = bytes.subarray(from, to);
    if (body.includes('<x:xmpmeta')) packet = body;
  }
  return { packet, cut: false };
}
