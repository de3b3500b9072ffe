import type { Effects } from '../effects.ts';
import type { OpenFile } from '../filesystem.ts';

/** What came in this time is brought to the disk for good while more is written. */
const CHECKPOINT_MS = 2000;
/**
 * Or so much. Where a hash tells after a crash what is there, only a power cut costs so much again, and each sync costs
 * as much as writing; without one every crash does.
 */
const CHECKPOINT_BYTES = { hashed: 32 * 1024 * 1024, plain: 4 * 1024 * 1024 };
/** Where the disk is so many checkpoints behind, writing waits for it. */
const MAX_BEHIND = 2;

export interface CheckpointsOptions {
  readonly file: OpenFile;
  /** So many bytes are there already. */
  readonly position: number;
  /** Whether what is written is hashed along. */
  readonly hashed: boolean;
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
    const limit = CHECKPOINT_BYTES[this.#options.hashed ? 'hashed' : 'plain'];
    if (unsafe >= limit || (unsafe > 0 && age >= CHECKPOINT_MS)) this.#start(position);
    if (unsafe >= limit * MAX_BEHIND) await this.#running;
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
