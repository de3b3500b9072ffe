import { StockroomError } from '../../../../shared/model/failure.ts';
import type { Effects } from '../effects.ts';
import { overlooked } from '../../../platform/failures/index.ts';

/** Bytes that are left free: a drive filled to the last one breaks other programs, and our database. */
const RESERVE = 64 * 1024 * 1024;
/** Milliseconds that an answer of the drive is good for: a thousand small files need not ask a thousand times. */
const FRESH = 1000;

interface Answer {
  readonly at: number;
  readonly free: Promise<number>;
  /** Bytes of the files begun since. */
  promised: number;
}

/** Whether there is room for a file before it is begun. */
export class Room {
  readonly #effects: Pick<Effects, 'files' | 'monotonic'>;
  readonly #answers = new Map<string, Answer>();

  constructor(effects: Pick<Effects, 'files' | 'monotonic'>) {
    this.#effects = effects;
  }

  /** Throws `disk.full` where so many bytes more would leave too little. */
  async require(folder: string, bytes: number): Promise<void> {
    const answer = this.#ask(folder);
    answer.promised += bytes;
    const promised = answer.promised;
    if ((await answer.free) - promised >= RESERVE) return;
    answer.promised -= bytes;
    throw new StockroomError('disk.full');
  }

  #ask(folder: string): Answer {
    const now = this.#effects.monotonic();
    const known = this.#answers.get(folder);
    if (known !== undefined && now - known.at < FRESH) return known;
    const answer = { at: now, free: this.#free(folder), promised: 0 };
    this.#answers.set(folder, answer);
    return answer;
  }

  /** A drive that does not tell has room until a write fails. */
  async #free(folder: string): Promise<number> {
    try {
      const { blocks, bavail, bsize } = await this.#effects.files.statfs(folder);
      return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
    } catch (error) {
      return overlooked('downloads.room', Number.POSITIVE_INFINITY)(error);
    }
  }
}
