import type { Effects } from '../effects.ts';
import { heardElsewhere } from '../../../platform/failures/index.ts';

/**
 * Makes new names as durable as the bytes behind them. One sync serves everybody who has asked before it began,
 * and a folder has one at a time, so that a thousand small files need few.
 */
export class FolderSync {
  readonly #effects: Pick<Effects, 'files' | 'platform'>;
  readonly #running = new Map<string, Promise<void>>();
  /** Asked for and not begun. */
  readonly #queued = new Map<string, Promise<void>>();

  constructor(effects: Pick<Effects, 'files' | 'platform'>) {
    this.#effects = effects;
  }

  async sync(folder: string): Promise<void> {
    // Windows does it by itself and opens no folders.
    if (this.#effects.platform === 'win32') return;
    const queued = this.#queued.get(folder) ?? this.#enqueue(folder);
    this.#queued.set(folder, queued);
    await queued;
  }

  async #enqueue(folder: string): Promise<void> {
    // Its failure is told to those who asked for that one.
    await this.#running.get(folder)?.catch(heardElsewhere);
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#queued.delete(folder);
    const running = this.#run(folder);
    this.#running.set(folder, running);
    try {
      await running;
    } finally {
      this.#running.delete(folder);
    }
  }

  async #run(folder: string): Promise<void> {
    const handle = await this.#effects.files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
