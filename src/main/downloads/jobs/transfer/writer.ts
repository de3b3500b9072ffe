import type { Hash } from 'node:crypto';
import type { Effects } from '../effects.ts';
import type { OpenFile } from '../filesystem.ts';
import type { Written } from '../job.ts';
import { BLOCK_BYTES, giveBack, takeBlock } from './blocks.ts';
import { Checkpoints } from './checkpoints.ts';

/** Bytes that may wait for the disk before the sender is asked to pause. */
const WINDOW = 4 * 1024 * 1024;
/** Few large writes cost less than many small ones: so much is gathered for each, or what comes in this time. */
const GATHER_BYTES = 1024 * 1024;
const GATHER_MS = 250;
/** How often it is said what is written and hashed. With what waits, it is all that a crash of ours costs. */
const HASHED_BYTES = 4 * 1024 * 1024;
/** A write or a sync that takes longer is the disk's slowness, not the sender's. */
const SLOW_MS = 1000;

export interface WriterOptions {
  readonly file: OpenFile;
  /** Where the first byte goes. */
  readonly position: number;
  /** Fed in order with every byte, when the file is written from its start. */
  readonly hash: Hash | null;
  readonly effects: Pick<Effects, 'after' | 'monotonic'>;
  /** So many bytes of the file are written. */
  readonly onWritten: (position: number) => void;
  /**
   * So many bytes are written and hashed; a crash of ours does not lose them. `null`: a sync has failed, and the system
   * may remember what the disk does not hold.
   */
  readonly onHashed: (written: Written | null) => void;
  /** So many bytes of the file are on the disk for good. */
  readonly onDurable: (position: number) => void;
  /** There is room again after `write` answered false. */
  readonly onDrain: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Writes a stream of chunks to a file: they are gathered in blocks, one write is in flight, what arrives meanwhile goes
 * out as the next one. Twice as fast as a write stream (bench/results/downloads.md), and the place of every byte is known.
 */
export class PartWriter {
  readonly #options: WriterOptions;
  readonly #checkpoints: Checkpoints;
  #position: number;
  /** Where it was last said. */
  #hashed: number;
  /** What waits to be written: all full but the last. */
  #blocks: Buffer[] = [];
  #queued = 0;
  #inFlight = 0;
  #full = false;
  #busy = false;
  /** When the write under way began. */
  #writingSince: number | null = null;
  /** A caller waits for all of it: nothing is gathered any more. */
  #flushing = false;
  #stopGathering = () => {};
  #gathering = false;
  #failed: { readonly error: unknown } | null = null;
  #idle: (() => void)[] = [];

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#position = options.position;
    this.#hashed = options.position;
    this.#checkpoints = new Checkpoints({
      ...options,
      hashed: options.hash !== null,
      onError: (error) => {
        options.onHashed(null);
        this.#fail(error);
      },
    });
  }

  /** Bytes of the file that are written. */
  get position(): number {
    return this.#position;
  }

  /** Whether the sender was asked to pause: a lack of new bytes is our doing then. */
  get full(): boolean {
    return this.#full;
  }

  /** Whether the disk has been at the same work for long: the disk alone is to blame that no byte gets there. */
  get slow(): boolean {
    const limit = this.#options.effects.monotonic() - SLOW_MS;
    return [this.#writingSince, this.#checkpoints.since].some((since) => since !== null && since <= limit);
  }

  /** Bytes of the file once everything that was accepted is written. */
  get end(): number {
    return this.#position + this.#inFlight + this.#queued;
  }

  /** Copies a chunk; false asks for a pause until `onDrain`. */
  write(chunk: Buffer): boolean {
    if (this.#failed !== null) return false;
    for (let at = 0; at < chunk.length; ) at += this.#copy(chunk, at);
    this.#full = this.#queued + this.#inFlight >= WINDOW;
    if (!this.#busy) this.#next();
    return !this.#full;
  }

  /** Waits for everything accepted so far; throws what went wrong. */
  async flushed(): Promise<void> {
    this.#flushing = true;
    if (!this.#busy && this.#queued > 0) void this.#drain();
    while (this.#busy) await new Promise<void>((resolve) => this.#idle.push(resolve));
    await this.#checkpoints.settled();
    this.#flushing = false;
    if (this.#failed !== null) throw this.#failed.error;
  }

  /** Brings what is written to the disk for good, as far as the disk lets us. */
  async checkpoint(): Promise<void> {
    await this.flushed();
    await this.#checkpoints.reach(this.#position);
    if (this.#failed !== null) throw this.#failed.error;
  }

  /** Into the last block, or a new one where that is full. */
  #copy(chunk: Buffer, from: number): number {
    const filled = this.#queued % BLOCK_BYTES;
    const last = filled === 0 ? undefined : this.#blocks.at(-1);
    const block = last ?? takeBlock();
    if (last === undefined) this.#blocks.push(block);
    const copied = chunk.copy(block, filled, from);
    this.#queued += copied;
    return copied;
  }

  #enough(): boolean {
    return this.#flushing || this.#queued >= GATHER_BYTES;
  }

  /** Writes what is here, or waits a little for more. */
  #next(): void {
    if (this.#enough()) void this.#drain();
    else if (!this.#gathering) {
      this.#gathering = true;
      this.#stopGathering = this.#options.effects.after(GATHER_MS, () => void this.#drain());
    }
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    this.#gathering = false;
    this.#stopGathering();
    try {
      do {
        await this.#writeQueued();
        await this.#checkpoints.passed(this.#position);
      } while (this.#queued > 0 && this.#enough());
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#inFlight = 0;
      this.#busy = false;
      this.#writingSince = null;
      for (const resolve of this.#idle.splice(0)) resolve();
      if (this.#queued > 0) this.#next();
    }
  }

  async #writeQueued(): Promise<void> {
    const { file, hash, onWritten, onHashed, onDrain } = this.#options;
    const blocks = this.#blocks;
    let buffers = filled(blocks, this.#queued);
    this.#inFlight = this.#queued;
    this.#blocks = [];
    this.#queued = 0;
    let hashed = hash === null;
    while (this.#inFlight > 0) {
      this.#writingSince = this.#options.effects.monotonic();
      const writing = file.writev(buffers, this.#position);
      if (!hashed) {
        // While the disk is busy.
        for (const buffer of buffers) hash?.update(buffer);
        hashed = true;
      }
      const { bytesWritten } = await writing;
      this.#position += bytesWritten;
      this.#inFlight -= bytesWritten;
      onWritten(this.#position);
      if (this.#inFlight > 0) buffers = rest(buffers, bytesWritten);
    }
    giveBack(blocks);
    if (hash !== null && this.#position - this.#hashed >= HASHED_BYTES) {
      this.#hashed = this.#position;
      onHashed({ bytes: this.#position, sha256: hash.copy().digest('hex') });
    }
    if (this.#full && this.#queued < WINDOW / 2) {
      this.#full = false;
      onDrain();
    }
  }

  #fail(error: unknown): void {
    if (this.#failed !== null) return;
    this.#failed = { error };
    this.#blocks = [];
    this.#queued = 0;
    this.#options.onError(error);
  }
}

function filled(blocks: readonly Buffer[], bytes: number): Buffer[] {
  return blocks.map((block, index) => block.subarray(0, Math.min(BLOCK_BYTES, bytes - index * BLOCK_BYTES)));
}

/** What a short write has left over. */
function rest(buffers: readonly Buffer[], written: number): Buffer[] {
  let skip = written;
  const left: Buffer[] = [];
  for (const buffer of buffers) {
    if (skip >= buffer.length) skip -= buffer.length;
    else {
      left.push(skip > 0 ? buffer.subarray(skip) : buffer);
      skip = 0;
    }
  }
  return left;
}
