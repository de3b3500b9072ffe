import { StockroomError } from '../../shared/model/failure.ts';

/** The longest pause that is kept, milliseconds: after an hour one more call does no harm. */
const MAX_REST_MS = 3_600_000;
/** Timers may fire a moment early. */
const TOLERANCE_MS = 50;

/** The pause that the service has asked a key for. No call with the key is made before it is over. */
export class Rest {
  readonly #until = new Map<string, number>();

  /** `seconds` as in `Retry-After`; `now` in milliseconds. */
  ask(apiKey: string, seconds: number, now: number): void {
    const until = now + Math.min(seconds * 1000, MAX_REST_MS);
    this.#until.set(apiKey, Math.max(until, this.#until.get(apiKey) ?? 0));
  }

  /** Throws `rate-limited` with the time that is left. */
  assertOver(apiKey: string, now: number): void {
    const left = Math.min((this.#until.get(apiKey) ?? 0) - now, MAX_REST_MS);
    if (left <= TOLERANCE_MS) return;
    // Without a command: what is refused here never left.
    const retryAfter = Math.ceil(left / 1000);
    throw new StockroomError('rate-limited', { retryAfter, action: pauseAction(retryAfter, now) });
  }
}

const DAY_S = 86_400;

/** What to do while the service wants a pause of so many seconds. Times are those of this computer's zone. */
export function pauseAction(seconds: number, now: number): string {
  if (seconds <= 90) return `Wait ${Math.max(1, Math.ceil(seconds))} seconds; nothing is sent before.`;
  const at = new Date(now + seconds * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const isFar = seconds > DAY_S / 2;
  const day = isFar ? ` on ${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` : '';
  return `Wait until ${time}${day}, as the service asks; then try again.`;
}
