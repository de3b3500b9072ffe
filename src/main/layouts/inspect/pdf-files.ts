import { isDict, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument, PdfObject } from '../../platform/pdf/index.ts';
import { LIMITS } from './limits.ts';
import type { Uses } from './uses.ts';

/** Files that a document holds, and those that it names (ISO 32000-1, 7.11). */
export class Attachments {
  readonly #pdf: PdfDocument;
  /** Names of files inside, by where their data begins. */
  readonly #names = new Map<number, string>();
  readonly #held = new Map<number, Stream>();
  readonly #links = new Set<string>();

  constructor(pdf: PdfDocument) {
    this.#pdf = pdf;
  }

  take(object: Stream | Dict): void {
    const pdf = this.#pdf;
    const dict = object instanceof Stream ? object.dict : object;
    if (object instanceof Stream) {
      if (pdf.name(dict, 'Type') === 'EmbeddedFile') this.#held.set(object.start, object);
      // The data of a stream may lie in a file of its own, and that of a placed file on the server of a print shop.
      if (dict.has('F')) this.#link(dict.get('F'));
      for (const version of pdf.dict(dict.get('OPI'))?.values() ?? [])
        this.#link(pdf.dict(version)?.get('F'));
      return;
    }
    const held = pdf.dict(dict.get('EF'));
    if (held === null) {
      if (['Filespec', 'F'].includes(pdf.name(dict, 'Type') ?? '')) this.#link(dict);
      return;
    }
    const name = this.#nameIn(dict);
    for (const value of held.values()) {
      const stream = pdf.resolve(value);
      if (!(stream instanceof Stream)) continue;
      this.#held.set(stream.start, stream);
      if (name !== null) this.#names.set(stream.start, name);
    }
  }

  /** Opens the files inside with `unpack`, and lists the links: those of the metadata, `links`, as well. */
  async read(
    uses: Uses,
    links: readonly string[],
    unpack: (stream: Stream) => Buffer | undefined,
  ): Promise<void> {
    for (const target of new Set([...links, ...this.#links])) uses.linked(target);
    for (const [start, stream] of this.#held) {
      const bytes = unpack(stream);
      const name = this.#names.get(start) ?? 'Attachment';
      if (bytes !== undefined) await uses.embedded(bytes, { name, where: 'Attachment' });
    }
  }

  #link(told: PdfObject | undefined): void {
    const value = this.#pdf.resolve(told);
    const name = Buffer.isBuffer(value) ? textOf(value) : isDict(value) ? this.#nameIn(value) : null;
    if (name !== null && name !== '' && this.#links.size < LIMITS.uses) this.#links.add(name);
  }

  #nameIn(dict: Dict): string | null {
    for (const key of ['UF', 'F', 'Unix', 'Mac', 'DOS']) {
      const text = this.#pdf.get(dict, key);
      if (Buffer.isBuffer(text)) return textOf(text);
    }
    return null;
  }
}

/** A text as its first bytes say; without them one byte is a letter. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
