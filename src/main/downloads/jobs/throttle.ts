import type { Effects } from './effects.ts';

/** Bytes that may come in one go after a pause, as time at the allowed rate, in milliseconds. */
const BURST = 100;
/** The longest single pause: a change of the limit is in force after it at the latest. */
const MAX_PAUSE = 500;

/** Holds all transfers together to so many bytes a second. */
export class Throttle {
  readonly #rate: () => number;
  readonly #monotonic: () => number;
  #credit = 0;
  #at: number;

  /** `rate` in bytes a second, asked each time; 0 is no limit. */
  constructor(rate: () => number, { monotonic }: Pick<Effects, 'monotonic'>) {
    this.#rate = rate;
    this.#monotonic = monotonic;
    this.#at = monotonic();
  }

  /** So many bytes have come. Returns the milliseconds until more may; ask again then, with nothing. */
  take(bytes: number): number {
    const now = this.#monotonic();
    const elapsed = now - this.#at;
    this.#at = now;
    const rate = this.#rate();
    if (rate <= 0) {
      this.#credit = 0;
      return 0;
    }
    const earned = (elapsed * rate) / 1000;
    this.#credit = Math.min((BURST * rate) / 1000, this.#credit + earned) - bytes;
    return this.#credit >= 0 ? 0 : Math.min(MAX_PAUSE, Math.ceil((-this.#credit * 1000) / rate));
  }
}
