import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Seen } from '../files/index.ts';
import { entryAt } from './entries.ts';
import type { Entry } from './entries.ts';
import { overlooked } from '../../platform/failures/index.ts';

const CHUNK = 1 << 20;
/**
 * A file that was written this shortly before it was read may be written again within the same tick of the file
 * system's clock (FAT: two seconds), so its time proves nothing later.
 */
const TICK_MS = 2000;

/** Reads files, each once a look, and remembers what it has read. */
export class Hasher {
  /** By path. */
  readonly #known = new Map<string, string>();
  readonly #trusted = new Set<string>();
  /** These were written to: size and time prove nothing. */
  readonly #doubted: ReadonlySet<string>;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  /** Files that were read. */
  read = 0;

  constructor(options: {
    readonly signal: AbortSignal;
    readonly now: () => number;
    readonly doubted?: ReadonlySet<string>;
  }) {
    this.#signal = options.signal;
    this.#now = options.now;
    this.#doubted = options.doubted ?? new Set();
  }

  /** Takes the content of an earlier look for granted, if size and time still are what they were. */
  trust(entry: Entry, seen: Seen | null): void {
    if (seen === null || seen.size !== entry.size || seen.mtimeMs !== entry.mtimeMs) return;
    if (this.#doubted.has(entry.path)) return;
    this.#known.set(entry.path, seen.sha256);
    this.#trusted.add(entry.path);
  }

  known(entry: Entry): string | null {
    return this.#known.get(entry.path) ?? null;
  }

  /** `null` where the file went away, can't be read, or was written to meanwhile: the next look will tell. */
  async hash(entry: Entry): Promise<string | null> {
    const known = this.known(entry);
    if (known !== null) return known;
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(entry.path, { highWaterMark: CHUNK }), hash, { signal: this.#signal });
    } catch (error) {
      overlooked('folder.hash')(error);
      this.#signal.throwIfAborted();
      return null;
    }
    this.read += 1;
    const after = await entryAt(entry.path);
    if (after === null || after.size !== entry.size || after.mtimeMs !== entry.mtimeMs) return null;
    const sha256 = hash.digest('hex');
    this.#known.set(entry.path, sha256);
    return sha256;
  }

  /** What to remember of an entry whose content is known. */
  seen({ path, size, mtimeMs }: Entry, sha256: string): Seen {
    const isOld = this.#trusted.has(path) || this.#now() - mtimeMs > TICK_MS;
    return { size, mtimeMs: isOld ? mtimeMs : null, sha256 };
  }
}
