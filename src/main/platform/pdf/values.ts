/** What the objects of a PDF are made of (ISO 32000-1, 7.3). Strings are bytes: their encoding is told elsewhere. */
export type PdfValue = null | boolean | number | Name | Buffer | Ref | readonly PdfValue[] | Dict;

export type Dict = ReadonlyMap<string, PdfValue>;

export class Name {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export class Ref {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** An operator of a content stream, or a word between objects. */
export class Keyword {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An object with data: its dictionary, and its bytes as they lie in the file, still packed. */
export class Stream {
  readonly dict: Dict;
  readonly packed: Buffer;
  /** Where the data begins in the file. */
  readonly start: number;
  /** Whether the data ends where its length says. */
  readonly isWhole: boolean;

  constructor(dict: Dict, packed: Buffer, start: number, isWhole: boolean) {
    this.dict = dict;
    this.packed = packed;
    this.start = start;
    this.isWhole = isWhole;
  }
}

export type PdfObject = PdfValue | Stream;

export function isDict(value: unknown): value is Dict {
  return value instanceof Map;
}

export function isArray(value: unknown): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** An object with all dictionaries that lie in it; what it refers to is another object. */
export function* partsOf(object: PdfObject): Generator<Stream | Dict, void, void> {
  const todo: PdfObject[] = [object];
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    const dict = value instanceof Stream ? value.dict : value;
    if (isDict(dict)) {
      yield value instanceof Stream ? value : dict;
      for (const inner of dict.values()) if (typeof inner === 'object') todo.push(inner);
    } else if (isArray(value)) {
      for (const inner of value) if (typeof inner === 'object') todo.push(inner);
    }
  }
}

/** Why a document, or a part of it, can't be read. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';
  /** `bomb`: it unpacks to more than the caller allows. */
  readonly kind: 'damaged' | 'limit' | 'bomb';

  constructor(kind: 'damaged' | 'limit' | 'bomb') {
    super(kind);
    this.kind = kind;
  }
}
