import type { Pdf } from './document.ts';
import { readFont, SCRIPTS } from './fonts.ts';
import type { Script, Weight } from './fonts.ts';

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** Letters of one font. */
interface Run {
  readonly font: string;
  readonly text: string;
}

interface Line {
  readonly runs: readonly Run[];
}

const LEADING = 1.42;
const ELLIPSIS = '…';
/** Unprintable signs that are spelled out; of more only their number is told. */
const SPELLED_OUT = 3;

/**
 * Sets text in the parts of Inter, each word by the scripts it is made of. A letter that no part has is written as the
 * numbers of its characters, and the page says so: a box would look like a fault of the licence.
 */
export class Typesetter {
  readonly #pdf: Pdf;
  readonly #covers = new Map<string, ((code: number) => boolean) | null>();
  /** Whether something could not be written as it is. */
  isIncomplete = false;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** Draws the text in a column, at most so many lines; returns where the next may begin. */
  column(
    text: string,
    at: { readonly x: number; readonly y: number; readonly width: number; readonly lines: number },
    style: Style,
  ): number {
    const lines = this.#wrap(text, { width: at.width, most: at.lines + 1 }, style);
    if (lines.length > at.lines) {
      const last = lines[at.lines - 1];
      if (last !== undefined) lines[at.lines - 1] = this.#shortened(last, at.width, style);
    }
    let y = at.y;
    for (const { runs } of lines.slice(0, at.lines)) {
      let x = at.x;
      for (const { font, text: letters } of runs) {
        this.#pdf.font(font).fontSize(style.size).fillColor(style.colour);
        this.#pdf.text(letters, x, y, { lineBreak: false });
        x += this.#pdf.widthOfString(letters);
      }
      y += style.size * LEADING;
    }
    return y;
  }

  /** Lines that fit, as many as are wanted: what is cut off anyway is not measured. */
  #wrap(
    text: string,
    { width, most }: { readonly width: number; readonly most: number },
    style: Style,
  ): Line[] {
    const lines: Line[] = [];
    let line: Run[] = [];
    let used = 0;
    for (const word of this.#words(text, width, style)) {
      const needed = this.#width(word, style);
      if (line.length > 0 && used + needed > width) {
        lines.push({ runs: joined(line) });
        if (lines.length === most) return lines;
        line = [];
        used = 0;
      }
      line.push(...word);
      used += needed + this.#width(this.#runs(' ', style), style);
      line.push(...this.#runs(' ', style));
    }
    if (line.length > 0) lines.push({ runs: joined(line) });
    return lines;
  }

  /** Words; one that is wider than the column, such as a checksum, in pieces that fit. */
  *#words(text: string, width: number, style: Style): Generator<readonly Run[]> {
    for (const word of this.#printable(text, style).split(/\s+/u)) {
      if (word === '') continue;
      let piece = '';
      for (const letter of word) {
        if (piece !== '' && this.#width(this.#runs(piece + letter, style), style) > width) {
          yield this.#runs(piece, style);
          piece = '';
        }
        piece += letter;
      }
      yield this.#runs(piece, style);
    }
  }

  /** The text with the characters that no font has spelled out. */
  #printable(text: string, style: Style): string {
    let out = '';
    let missing: string[] = [];
    const tell = (): void => {
      if (missing.length === 0) return;
      this.isIncomplete = true;
      const codes = missing.slice(0, SPELLED_OUT).map((letter) => `U+${hex(letter)}`);
      const count = missing.length > SPELLED_OUT ? `${missing.length} characters: ` : '';
      out += `[${count}${codes.join(' ')}${missing.length > SPELLED_OUT ? ' …' : ''}]`;
      missing = [];
    };
    // Composed letters are in the fonts, marks by themselves mostly not; format characters have no form at all.
    for (const letter of text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')) {
      const isSpace = /\s/u.test(letter);
      if (!isSpace && this.#fontOf(letter, style) === null) {
        missing.push(letter);
        continue;
      }
      tell();
      out += letter;
    }
    tell();
    return out;
  }

  #shortened({ runs }: Line, width: number, style: Style): Line {
    const letters = [
      ...runs
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    ];
    while (letters.length > 0) {
      const shorter = this.#runs(letters.join('').trimEnd() + ELLIPSIS, style);
      if (this.#width(shorter, style) <= width) return { runs: shorter };
      letters.pop();
    }
    return { runs: [] };
  }

  #runs(text: string, style: Style): Run[] {
    const runs = [...text].flatMap((letter) => {
      const font = this.#fontOf(letter, style);
      return font === null ? [] : [{ font, text: letter }];
    });
    return joined(runs);
  }

  #width(runs: readonly Run[], { size }: Style): number {
    return runs.reduce(
      (sum, { font, text }) => sum + this.#pdf.font(font).fontSize(size).widthOfString(text),
      0,
    );
  }

  #fontOf(letter: string, { weight }: Style): string | null {
    const code = letter.codePointAt(0) ?? 0;
    for (const script of SCRIPTS) {
      const font = `${script}-${weight}`;
      if (this.#coverage(font, script, weight)?.(code)) return font;
    }
    return null;
  }

  #coverage(font: string, script: Script, weight: Weight): ((code: number) => boolean) | null {
    const known = this.#covers.get(font);
    if (known !== undefined) return known;
    this.#pdf.registerFont(font, readFont(script, weight));
    this.#pdf.font(font);
    const covers = coverageOf(this.#pdf);
    this.#covers.set(font, covers);
    return covers;
  }
}

/** What the font that is set has glyphs for: pdfkit keeps the parsed font, though its types do not tell. */
function coverageOf(pdf: object): ((code: number) => boolean) | null {
  const font: unknown = Reflect.get(pdf, '_font');
  const parsed: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'font') : null;
  if (typeof parsed !== 'object' || parsed === null) return null;
  const has: unknown = Reflect.get(parsed, 'hasGlyphForCodePoint');
  return typeof has === 'function' ? (code) => has.call(parsed, code) === true : null;
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.font === run.font) out[out.length - 1] = { font: run.font, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
