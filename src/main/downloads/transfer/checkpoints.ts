import type { Effects } from '../effects.ts';
import type { OpenFile } from '../filesystem.ts';

/** So much, or what came in this time, is brought to the disk for good while more is written. */
const CHECKPOINT_BYTES = 4 * 1024 * 1024;
const CHECKPOINT_MS = 2000;
/** A crash costs at most this much again: where the disk is that far behind, writing waits for it. */
const MAX_UNSAFE = 8 * 1024 * 1024;

export interface CheckpointsOptions {
  readonly file: OpenFile;
  /** So many bytes are there already. */
  readonly position: number;
  readonly effects: Pick<Effects, 'monotonic'>;
  /** So many bytes of the file are on the disk for good. */
  readonly onDurable: (position: number) => void;
  /** The disk could not. Said once: after that nothing is synced any more. */
  readonly onError: (error: unknown) => void;
}

/** Brings what is written to the disk for good, beside further writes, and knows how much of it is there. */
export class Checkpoints {
  readonly #options: CheckpointsOptions;
  #durable: number;
  #durableAt: number;
  #running: Promise<void> | null = null;
  #since: number | null = null;
  #failed = false;

  constructor(options: CheckpointsOptions) {
    this.#options = options;
    this.#durable = options.position;
    this.#durableAt = options.effects.monotonic();
  }

  /** When the sync under way began. */
  get since(): number | null {
    return this.#since;
  }

  /** So many bytes are written: syncs where it is time, and resolves when more may be written. */
  async passed(position: number): Promise<void> {
    const unsafe = position - this.#durable;
    const age = this.#options.effects.monotonic() - this.#durableAt;
    if (unsafe >= CHECKPOINT_BYTES || (unsafe > 0 && age >= CHECKPOINT_MS)) this.#start(position);
    if (unsafe >= MAX_UNSAFE) await this.#running;
  }

  /** Resolves when these bytes are on the disk for good, or it has failed. */
  async reach(position: number): Promise<void> {
    await this.#running;
    if (this.#durable < position) this.#start(position);
    await this.#running;
  }

  /** Resolves when nothing is under way: the file may be closed. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** What is written before a sync begins is safe when it ends; later writes are the next one's. */
  #start(position: number): void {
    if (this.#failed) return;
    this.#running ??= this.#sync(position).finally(() => {
      this.#running = null;
      this.#since = null;
    });
  }

  async #sync(position: number): Promise<void> {
    const { file, effects, onDurable, onError } = this.#options;
    this.#since = effects.monotonic();
    try {
      await file.datasync();
      this.#durable = position;
      this.#durableAt = effects.monotonic();
      onDurable(position);
    } catch (error) {
      // Never repeated: the kernel may have dropped the pages and call the next one good.
      this.#failed = true;
      onError(error);
    }
  }
}
