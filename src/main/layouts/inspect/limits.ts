/** What a design file may cost: they come from strangers, and a small one can be made to unpack without end. */
export const LIMITS = {
  /** Names in one archive. Large packages have a few thousand. */
  entries: 20_000,
  /** Unpacked bytes of one embedded file or part. */
  partBytes: 256 * 1024 ** 2,
  /** Unpacked bytes of everything in one layout. */
  unpackedBytes: 2 * 1024 ** 3,
  /** Unpacked by packed; deflate reaches 1,032 at most, real parts stay below 100. */
  ratio: 200,
  /** Below this size any ratio is harmless. */
  ratioFrom: 4 * 1024 ** 2,
  /** A layout that is read into memory whole: PSD, PDF, SVG. */
  wholeBytes: 512 * 1024 ** 2,
  /** Elements in each other. */
  xmlDepth: 200,
  xmlBytes: 256 * 1024 ** 2,
  /** One XMP packet. */
  xmpBytes: 16 * 1024 ** 2,
  /** What one layout may place. */
  uses: 10_000,
  /** Layouts in layouts: a Photoshop file in a smart object in an InDesign page. */
  depth: 4,
  /** Pixels of one picture that is decoded for its look. */
  pixels: 300_000_000,
} as const;

/** Why a file, or a part of it, was not looked at. The text is for the user. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly kind: 'limit' | 'unsafe' | 'unreadable';

  constructor(kind: 'limit' | 'unsafe' | 'unreadable', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What one layout has used up of its allowance, layouts inside it included. */
export class Budget {
  #unpacked = 0;
  #uses = 0;

  /** Whether nothing more can be read of the layout. */
  get isSpent(): boolean {
    return this.#unpacked > LIMITS.unpackedBytes || this.#uses > LIMITS.uses;
  }

  unpack(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > LIMITS.unpackedBytes) {
      throw new LimitError('limit', 'It unpacks to more than 2 GB, so the rest was not read.');
    }
  }

  use(): void {
    this.#uses += 1;
    if (this.#uses > LIMITS.uses) {
      throw new LimitError('limit', `It places more than ${LIMITS.uses} files, so the rest was not read.`);
    }
  }
}
