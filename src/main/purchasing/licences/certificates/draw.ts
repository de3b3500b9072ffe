import { newPdf, Typesetter } from '../../../platform/pdf-writer/index.ts';
import type { Pdf, Style } from '../../../platform/pdf-writer/index.ts';
import type { CertificateFacts, CertificatePicture } from './facts.ts';
import { assetWords, licenceWords, priceWords, sourceWords, timeWords } from './words.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 56;
const WIDTH = PAGE.width - 2 * MARGIN;
const PICTURE = { width: 176, height: 150 };
const GAP = 20;
const NAMES = 128;

const INK = '#1c1c1c';
const SOFT = '#5c5c5c';
const LINE = '#c9c9c9';
const ACCENT = '#a4541a';

const TITLE: Style = { size: 21, weight: 600, colour: INK };
const STRONG: Style = { size: 12, weight: 600, colour: INK };
const TEXT: Style = { size: 9.5, weight: 400, colour: INK };
const NAME: Style = { size: 9.5, weight: 400, colour: SOFT };
const HEAD: Style = { size: 8.5, weight: 600, colour: ACCENT };
/** So that all of it stands on one line. */
const CHECKSUM: Style = { ...TEXT, size: 8.6 };
const SMALL: Style = { size: 8, weight: 400, colour: SOFT };

/** References and addresses are cut at so many lines each, so that the whole stays one page. */
const MOST_REFERENCES = 6;

/** One page A4. */
export async function drawCertificate(
  facts: CertificateFacts,
  picture: CertificatePicture | null,
): Promise<Uint8Array> {
  const pdf = await newPdf({
    size: 'A4',
    info: {
      Title: `Licence ${facts.transaction.id}: ${facts.asset.title}`,
      Subject: `Asset ${facts.asset.id}`,
      Creator: 'Stockroom',
      Producer: 'Stockroom',
    },
    lang: 'en',
    displayTitle: true,
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  new Page(pdf, facts).draw(picture);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

class Page {
  readonly #pdf: Pdf;
  readonly #facts: CertificateFacts;
  readonly #type: Typesetter;
  #y = MARGIN;

  constructor(pdf: Pdf, facts: CertificateFacts) {
    this.#pdf = pdf;
    this.#facts = facts;
    this.#type = new Typesetter(pdf);
  }

  draw(picture: CertificatePicture | null): void {
    const { transaction, licensedBy, references, from, to, transferredTo, file } = this.#facts;
    this.#header();
    this.#asset(picture);
    this.#section('Licence', [['', licenceWords(this.#facts), 5]]);
    this.#section('Transaction', [
      ['Number', String(transaction.id), 1],
      ['Date', transaction.at === null ? 'Not told by the service' : timeWords(transaction.at), 1],
      ['Licensed by', licensedBy === '' ? 'Not told by the service' : licensedBy, 1],
      ['Price', priceWords(this.#facts), 1],
      ...references.slice(0, MOST_REFERENCES).map(({ name, value }) => [name, value, 2] as const),
    ]);
    this.#section('Parties', [
      ['Licensor', texts(from), 2],
      ['Licensee', texts(to), 2],
      ...(transferredTo === null ? [] : [['Transferred to', texts(transferredTo), 2] as const]),
    ]);
    this.#section(
      'File on this computer',
      file === null
        ? [['', 'The licensed file was not on this computer when this page was drawn up.', 2]]
        : [
            ['Name', file.name, 2],
            ['Bytes', String(file.bytes), 1],
            ['SHA-256', file.sha256, 2],
          ],
    );
    this.#foot();
  }

  #header(): void {
    this.#put('LICENCE CERTIFICATE', HEAD, 1);
    this.#y += 2;
    this.#put(`Transaction ${this.#facts.transaction.id}`, TITLE, 1);
    this.#y += 10;
    this.#rule();
  }

  #asset(picture: CertificatePicture | null): void {
    const top = this.#y + GAP - 4;
    const bottom = top + this.#picture(picture, top);
    const column = { x: MARGIN + PICTURE.width + GAP, width: WIDTH - PICTURE.width - GAP };
    const { title, editorial } = this.#facts.asset;
    let y = this.#type.column(title === '' ? 'Untitled' : title, { ...column, y: top, lines: 5 }, STRONG) + 6;
    y = this.#type.column(assetWords(this.#facts), { ...column, y, lines: 1 }, TEXT) + 2;
    if (editorial) {
      y = this.#type.column('Editorial use only', { ...column, y, lines: 1 }, { ...TEXT, weight: 600 });
    }
    this.#y = Math.max(bottom, y) + GAP - 6;
  }

  /** Returns its height. */
  #picture(picture: CertificatePicture | null, top: number): number {
    if (picture === null) {
      const height = PICTURE.height / 2;
      this.#pdf.rect(MARGIN, top, PICTURE.width, height).lineWidth(0.75).stroke(LINE);
      const at = { x: MARGIN + 12, y: top + height / 2 - 6, width: PICTURE.width - 24, lines: 1 };
      this.#type.column('No preview at hand', at, SMALL);
      return height;
    }
    const scale = Math.min(PICTURE.width / picture.width, PICTURE.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    this.#pdf.image(Buffer.from(picture.bytes), MARGIN, top, { width, height });
    return height;
  }

  #section(title: string, rows: readonly (readonly [name: string, value: string, lines: number])[]): void {
    const shown = rows.filter(([, value]) => value !== '');
    if (shown.length === 0) return;
    this.#rule();
    this.#y += 10;
    this.#put(title.toUpperCase(), HEAD, 1);
    this.#y += 3;
    for (const [name, value, lines] of shown) {
      if (name === '') {
        this.#put(value, TEXT, lines);
        continue;
      }
      this.#type.column(name, { x: MARGIN, y: this.#y, width: NAMES - 8, lines: 1 }, NAME);
      const at = { x: MARGIN + NAMES, y: this.#y, width: WIDTH - NAMES, lines };
      this.#y = this.#type.column(value, at, name === 'SHA-256' ? CHECKSUM : TEXT);
    }
    this.#y += 8;
  }

  #foot(): void {
    this.#y = Math.max(this.#y, PAGE.height - MARGIN - 56);
    this.#rule();
    this.#y += 8;
    this.#put(sourceWords(this.#facts), SMALL, 4);
    if (!this.#type.isIncomplete) return;
    this.#put(
      'Characters that the fonts of this page do not have stand in brackets by their Unicode numbers; the JSON certificate has them as they are.',
      SMALL,
      2,
    );
  }

  #put(text: string, style: Style, lines: number): void {
    this.#y = this.#type.column(text, { x: MARGIN, y: this.#y, width: WIDTH, lines }, style);
  }

  #rule(): void {
    this.#pdf
      .moveTo(MARGIN, this.#y)
      .lineTo(MARGIN + WIDTH, this.#y)
      .lineWidth(0.75)
      .stroke(LINE);
  }
}

function texts(parts: readonly { readonly value: string }[]): string {
  return parts.map(({ value }) => value).join(', ');
}
