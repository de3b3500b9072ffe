import { isArray, partsOf, PdfDocument, PdfFault, Ref, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfObject } from '../../platform/pdf/index.ts';
import type { Budget } from './limits.ts';
import { LIMITS, LimitError } from './limits.ts';
import { contentOf } from './pdf-contents.ts';
import { Attachments } from './pdf-files.ts';
import { inlinePictures } from './pdf-inline.ts';
import { metadataOf } from './pdf-metadata.ts';
import { addPicture, openPicture } from './pdf-picture.ts';
import { printOfPreviews } from './previews.ts';
import type { Reading } from './report.ts';
import type { Uses } from './uses.ts';

/** Behind the last table nothing but a mark and blanks. Bytes. */
const TAIL = 4096;
/** Pictures in one document; a catalogue has thousands. */
const MAX_PICTURES = 5_000;

const DAMAGED = 'A part of it is damaged.';

/** PDF, and Illustrator files, which are PDF inside: every picture, attachment and link, wherever it lies. */
export async function readPdf(bytes: Buffer, uses: Uses): Promise<Reading> {
  const pdf = openPdf(bytes, uses.budget);
  if (!pdf.isSound && !bytes.subarray(-TAIL).includes('%%EOF')) {
    uses.problem('unreadable', 'It is cut off: its end is missing.');
  }
  if (pdf.isLocked) {
    uses.problem('unreadable', 'It is locked with a password.');
    const { marks, links, previews } = await metadataOf(pdf, []);
    for (const link of links) uses.linked(link);
    return { marks, look: () => printOfPreviews(previews) };
  }
  const reading = new PdfReading(pdf, uses);
  for (const { number, object, isLost } of pdf.objects()) {
    if (isLost) uses.problem('unreadable', DAMAGED);
    else reading.take(number, object);
  }
  const { marks, links, previews } = await metadataOf(pdf, reading.streams);
  await reading.finish(links);
  return { marks, look: () => printOfPreviews(previews) };
}

/** Opens a document within the limits of layouts. Throws a `LimitError`. */
export function openPdf(bytes: Buffer, budget: Budget): PdfDocument {
  try {
    return new PdfDocument(bytes, {
      most: LIMITS.partBytes,
      onUnpacked: (length) => budget.unpack(length),
    });
  } catch (error) {
    throw error instanceof PdfFault ? limitOf(error) : error;
  }
}

function limitOf({ kind }: PdfFault): LimitError {
  switch (kind) {
    case 'bomb':
      return new LimitError('unsafe', 'A part of it unpacks to far more than it should.');
    case 'limit':
      return new LimitError('limit', 'It has too many parts, or they are nested too deeply.');
    case 'damaged':
      return new LimitError('unreadable', DAMAGED);
  }
}

/** What is gathered from the objects, one after the other, and read once all are known. */
class PdfReading {
  readonly streams: Stream[] = [];
  readonly #pdf: PdfDocument;
  readonly #uses: Uses;
  readonly #attachments: Attachments;
  readonly #pictures: { readonly number: number; readonly stream: Stream }[] = [];
  readonly #contents: { readonly streams: readonly Stream[]; readonly resources: Dict | null }[] = [];
  /** Small pictures of pages, by number: they show the document itself. */
  readonly #thumbnails = new Set<number>();
  /** Content streams that were read, by where they begin: pages share them. */
  readonly #seen = new Set<number>();
  #count = 0;

  constructor(pdf: PdfDocument, uses: Uses) {
    this.#pdf = pdf;
    this.#uses = uses;
    this.#attachments = new Attachments(pdf);
  }

  take(number: number, object: PdfObject): void {
    if (object instanceof Stream) this.#takeStream(number, object);
    for (const part of partsOf(object)) {
      this.#attachments.take(part);
      const dict = part instanceof Stream ? part.dict : part;
      const thumbnail = dict.get('Thumb');
      if (thumbnail instanceof Ref) this.#thumbnails.add(thumbnail.number);
      if (dict.has('XFA')) this.#attempt(() => this.#takeForm(dict));
      this.#contents.push(...contentOf(this.#pdf, part));
    }
  }

  /** Reads what was gathered; `links` are those that the metadata lists. */
  async finish(links: readonly string[]): Promise<void> {
    for (const { number, stream } of this.#pictures) {
      if (this.#thumbnails.has(number)) continue;
      await this.#picture(stream, null);
    }
    for (const { streams, resources } of this.#contents) {
      const [first] = streams;
      if (first === undefined || this.#seen.has(first.start)) continue;
      this.#seen.add(first.start);
      const parts = streams.map(
        (stream) => this.#attempt(() => this.#unpackWhole(stream)) ?? Buffer.alloc(0),
      );
      const separated = parts.flatMap((part) => [part, Buffer.from('\n')]);
      const content = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(separated);
      for (const picture of this.#attempt(() => inlinePictures(this.#pdf, content, resources)) ?? []) {
        await this.#picture(picture, resources);
      }
    }
    await this.#attachments.read(this.#uses, links, (stream) =>
      this.#attempt(() => this.#unpackWhole(stream)),
    );
  }

  #takeStream(number: number, stream: Stream): void {
    const pdf = this.#pdf;
    this.streams.push(stream);
    const [type, subtype] = [pdf.name(stream.dict, 'Type'), pdf.name(stream.dict, 'Subtype')];
    if (subtype === 'Image') this.#pictures.push({ number, stream });
    else if (type === 'Sound' || ['3D', 'U3D', 'PRC'].includes(subtype ?? '')) {
      this.#uses.problem('unreadable', 'It holds a sound or a 3D model, which is not looked into.');
    } else if (type === 'ObjStm' && !pdf.isSound) {
      // The tables do not tell what is in it.
      this.#attempt(() => this.#unpackWhole(stream));
    }
  }

  async #picture(stream: Stream, resources: Dict | null): Promise<void> {
    const picture = this.#attempt(() => openPicture(this.#pdf, stream, resources));
    if (picture === null || picture === undefined) return;
    this.#count += 1;
    if (this.#count > MAX_PICTURES)
      throw new LimitError('limit', `It holds more than ${MAX_PICTURES} pictures.`);
    await addPicture(picture, `Picture ${this.#count}`, this.#uses);
  }

  /** A form of XFA has pictures of its own, in XML. */
  #takeForm(dict: Dict): void {
    const told = this.#pdf.get(dict, 'XFA');
    const parts = isArray(told) ? told.map((part) => this.#pdf.resolve(part)) : [told];
    const xml = parts.filter((part) => part instanceof Stream).map((part) => this.#unpackWhole(part));
    if (/<(?:[\w.-]+:)?image\b/.test(Buffer.concat(xml).toString('latin1'))) {
      this.#uses.problem('unreadable', 'It holds a form with pictures, which is not looked into.');
    }
  }

  #unpackWhole(stream: Stream): Buffer {
    const { bytes, left } = this.#pdf.unpack(stream);
    if (left.length > 0) throw new PdfFault('damaged');
    return bytes;
  }

  /** What can't be read is told, and the rest is read on. */
  #attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error;
      this.#uses.caught(limitOf(error));
      return undefined;
    }
  }
}
