import { Keyword, Name, PdfFault, Ref } from './values.ts';
import type { PdfValue } from './values.ts';

/** Arrays and dictionaries in each other. */
const MAX_DEPTH = 200;
/** Values of one object. */
const MAX_VALUES = 2_000_000;

const SPACE = bits('\0\t\n\f\r ');
const DELIMITER = bits('()<>[]{}/%');
const DIGIT = bits('0123456789');
const NUMBER = bits('0123456789+-.');

/** Reads values and words one after the other. Never throws for what is not well formed: a bad byte is a word. */
export class Scanner {
  readonly bytes: Buffer;
  readonly end: number;
  at: number;
  #left = MAX_VALUES;

  constructor(bytes: Buffer, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** The next value or word; `undefined` at the end. Throws a `PdfFault` for what is nested or long beyond reason. */
  next(depth = 0): PdfValue | Keyword | undefined {
    this.skipSpace();
    if (this.at >= this.end) return undefined;
    this.#left -= 1;
    if (depth > MAX_DEPTH || this.#left < 0) throw new PdfFault('limit');
    const byte = this.bytes[this.at] ?? 0;
    switch (byte) {
      case 0x2f: // /
        this.at += 1;
        return new Name(this.#name());
      case 0x28: // (
        return this.#text();
      case 0x5b: // [
        this.at += 1;
        return this.#array(depth);
      case 0x3c: // <
        return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex();
      default:
        return NUMBER[byte] === 1 ? this.#number() : this.#word();
    }
  }

  skipSpace(): void {
    const { bytes, end } = this;
    for (; this.at < end; this.at += 1) {
      const byte = bytes[this.at] ?? 0;
      if (byte === 0x25) {
        while (this.at < end && bytes[this.at] !== 0x0a && bytes[this.at] !== 0x0d) this.at += 1;
      } else if (SPACE[byte] !== 1) return;
    }
  }

  /** The word that stands here, without moving past it. */
  peeks(word: string): boolean {
    return this.bytes.toString('latin1', this.at, Math.min(this.end, this.at + word.length)) === word;
  }

  #name(): string {
    const start = this.at;
    let isCoded = false;
    for (; this.at < this.end; this.at += 1) {
      const byte = this.bytes[this.at] ?? 0;
      if (SPACE[byte] === 1 || DELIMITER[byte] === 1) break;
      if (byte === 0x23) isCoded = true;
    }
    const text = this.bytes.toString('latin1', start, this.at);
    if (!isCoded) return text;
    return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.next(depth + 1);
      if (value === undefined) return values;
      if (value instanceof Keyword) {
        if (value.text === ']') return values;
        if (this.#isOver(value)) return values;
      } else values.push(value);
    }
  }

  #dict(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      const key = this.next(depth + 1);
      if (key === undefined) return entries;
      if (key instanceof Keyword) {
        if (key.text === '>' && this.bytes[this.at] === 0x3e) {
          this.at += 1;
          return entries;
        }
        if (this.#isOver(key)) return entries;
      }
      if (!(key instanceof Name)) continue;
      this.skipSpace();
      // A key without a value: the end is left for the next turn.
      if (this.peeks('>>')) continue;
      const value = this.next(depth + 1);
      if (value === undefined) return entries;
      if (value instanceof Keyword) {
        if (this.#isOver(value)) return entries;
      } else entries.set(key.text, value);
    }
  }

  /** An object whose brackets do not close ends where the object does. */
  #isOver({ text }: Keyword): boolean {
    if (!['endobj', 'stream', 'endstream', 'obj', 'xref', 'trailer'].includes(text)) return false;
    this.at -= text.length;
    return true;
  }

  #number(): PdfValue | Keyword {
    const start = this.at;
    let isWhole = true;
    for (; this.at < this.end; this.at += 1) {
      const byte = this.bytes[this.at] ?? 0;
      if (NUMBER[byte] !== 1) break;
      if (DIGIT[byte] !== 1) isWhole = false;
    }
    const text = this.bytes.toString('latin1', start, this.at);
    if (isWhole && text.length <= 10) {
      const generation = this.#refersTo();
      if (generation !== null) return new Ref(Number(text), generation);
    }
    const value = Number(text);
    // Writers are found that repeat the sign, or put it in the middle.
    return Number.isFinite(value) ? value : Number.parseFloat(text.replace(/^[-+]*/, '-')) || 0;
  }

  /** The generation, if what stands here makes the number before it a reference: `12 0 R`. */
  #refersTo(): number | null {
    const { bytes } = this;
    let at = this.at;
    const from = at;
    while (SPACE[bytes[at] ?? 0x41] === 1) at += 1;
    const digits = at;
    while (DIGIT[bytes[at] ?? 0x41] === 1 && at - digits < 6) at += 1;
    const generation = at;
    while (SPACE[bytes[at] ?? 0x41] === 1) at += 1;
    if (digits === from || generation === digits || at === generation || bytes[at] !== 0x52) return null;
    const after = bytes[at + 1] ?? 0x20;
    if (at >= this.end || (SPACE[after] !== 1 && DELIMITER[after] !== 1)) return null;
    this.at = at + 1;
    return Number(bytes.toString('latin1', digits, generation));
  }

  #text(): Buffer {
    const { bytes, end } = this;
    const out: number[] = [];
    let open = 1;
    for (this.at += 1; this.at < end; this.at += 1) {
      const byte = bytes[this.at] ?? 0;
      if (byte === 0x5c) this.#escaped(out);
      else {
        if (byte === 0x28) open += 1;
        if (byte === 0x29) open -= 1;
        if (open === 0) break;
        out.push(byte);
      }
    }
    this.at += 1;
    return Buffer.from(out);
  }

  #escaped(out: number[]): void {
    this.at += 1;
    const byte = this.bytes[this.at] ?? 0;
    if (byte >= 0x30 && byte <= 0x37) {
      const [octal = '0'] = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3)) ?? [];
      this.at += octal.length - 1;
      out.push(Number.parseInt(octal, 8) & 255);
    } else if (byte === 0x0d) {
      if (this.bytes[this.at + 1] === 0x0a) this.at += 1;
    } else if (byte !== 0x0a) out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }

  #hex(): Buffer {
    const close = this.bytes.indexOf(0x3e, this.at);
    const end = close === -1 || close > this.end ? this.end : close;
    const digits = this.bytes.toString('latin1', this.at + 1, end).replaceAll(/[^0-9A-Fa-f]/g, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #word(): Keyword | boolean | null {
    const start = this.at;
    while (this.at < this.end && this.at - start < 128) {
      const byte = this.bytes[this.at] ?? 0;
      if (SPACE[byte] === 1 || DELIMITER[byte] === 1) break;
      this.at += 1;
    }
    if (this.at === start) this.at += 1;
    const text = this.bytes.toString('latin1', start, this.at);
    if (text === 'true') return true;
    if (text === 'false') return false;
    return text === 'null' ? null : new Keyword(text);
  }
}

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && SPACE[byte] === 1;
}

export function isDelimiter(byte: number | undefined): boolean {
  return byte === undefined || SPACE[byte] === 1 || DELIMITER[byte] === 1;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function bits(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
