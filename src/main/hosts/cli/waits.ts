import type { DownloadJob } from '../../../shared/model/download.ts';
import type { Failure, FailureCode } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';

/** Failures that hold back every job with the same need; one job tries again, the others are only queued. */
const SHARED: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'auth.key',
  'auth.password',
  'disk.denied',
  'disk.full',
  'disk.gone',
  'offline',
  'portal',
  'rate-limited',
  'secrets.unavailable',
  'session.expired',
  'signed-out',
]);

/** Why jobs do not come to their end, as far as they have told: a try that is under way has forgotten it. */
export class Waits {
  readonly #own = new Map<JobId, Failure>();
  #shared: Failure | null = null;
  #latest: Failure | null = null;

  see(jobs: readonly DownloadJob[]): void {
    for (const { id, state, failure } of jobs) {
      if (state === 'done') this.#own.delete(id);
      if (state !== 'waiting' || failure === null) continue;
      this.#own.set(id, failure);
      this.#latest = failure;
      if (SHARED.has(failure.code)) this.#shared = failure;
    }
  }

  /** Ends the shared wait once bytes have come. */
  over(): void {
    this.#shared = null;
    this.#latest = null;
  }

  /** Why the file of this job has not come; `null` where no job tells. */
  causeOf(id: JobId): Failure | null {
    const own = this.#own.get(id) ?? null;
    return own !== null && SHARED.has(own.code) ? own : (this.#shared ?? own);
  }

  /** The cause that the jobs wait for now. */
  get cause(): Failure | null {
    return this.#shared ?? this.#latest;
  }
}
