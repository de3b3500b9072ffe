import { StockroomError, failureOf } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { WaitCause } from './job.ts';
import { errorCode } from './transfer/failures.ts';
import { MAX_TRIES, MAX_WAIT, OFFLINE_PROBE, PROBE, retryDelay } from './policy.ts';

/** What is to become of a job whose attempt ended with a failure. */
export type Outcome =
  | {
      readonly kind: 'wait';
      readonly cause: WaitCause;
      readonly failure: Failure;
      /** Milliseconds; `null`: until something happens. */
      readonly delay: number | null;
      readonly attempt: number;
      /** What everybody who needs the same thing waits for too. */
      readonly gate: 'network' | 'host' | 'folder' | 'session' | null;
    }
  | { readonly kind: 'fail'; readonly failure: Failure };

export interface AttemptFacts {
  /** Tries before this one that brought no byte. */
  readonly attempt: number;
  readonly progressed: boolean;
  /** Others have fetched files from the same host since this job last got a page instead of one. */
  readonly hostProven: boolean;
}

/** Pages instead of a file that a single job takes before it gives up: half a minute apart. */
const MAX_PAGES = 3;
/** Wrong files, wrong checksums: once more with a new link. */
const MAX_WRONG = 2;

/** Decides by the code of the failure alone, so that the table below is the whole policy. */
export function decide(error: unknown, facts: AttemptFacts, random: () => number): Outcome {
  const failure = failureOf(error);
  const tries = facts.progressed ? 0 : facts.attempt + 1;
  const again = (limit: number, attempt = tries, told = failure): Outcome =>
    attempt >= limit
      ? { kind: 'fail', failure: told }
      : {
          kind: 'wait',
          cause: 'retry',
          failure: told,
          delay: retryDelay(attempt, random),
          attempt,
          gate: null,
        };
  // Bytes may have arrived, but not the right ones: they are no progress.
  const wrong = (told = failure) => again(MAX_WRONG, facts.attempt + 1, told);
  const hold = (
    cause: WaitCause,
    delay: number | null,
    gate: 'network' | 'host' | 'folder' | 'session',
    attempt = facts.attempt,
  ): Outcome => ({ kind: 'wait', cause, failure, delay, attempt, gate });

  switch (failure.code) {
    case 'rate-limited':
      return hold('host', pause(failure, PROBE), 'host');
    case 'server':
      return failure.retryAfter !== undefined && tries < MAX_TRIES
        ? hold('host', pause(failure, PROBE), 'host', tries)
        : again(MAX_TRIES);
    case 'timeout':
    case 'protocol':
    case 'file.incomplete':
      return again(MAX_TRIES);
    case 'file.wrong-type':
    case 'file.changed':
      return wrong();
    case 'portal':
      // One item answers with a page while others arrive: it is the item, not the network.
      if (facts.hostProven) return wrong(new StockroomError('file.wrong-type').failure);
      if (facts.attempt + 1 >= MAX_PAGES) return { kind: 'fail', failure };
      return hold('portal', PROBE, 'network', facts.attempt + 1);
    case 'offline':
      return hold('offline', OFFLINE_PROBE, 'network');
    case 'disk.full':
      // No space to be freed changes what the file system can hold in one file.
      return isTooLarge(error) ? { kind: 'fail', failure } : hold('disk', PROBE, 'folder');
    case 'disk.denied':
    case 'disk.gone':
      return hold('disk', PROBE, 'folder');
    case 'session.expired':
    case 'signed-out':
    case 'auth.key':
    case 'auth.password':
    case 'auth.refused':
    case 'secrets.unavailable':
      return hold('session', null, 'session');
    default:
      return { kind: 'fail', failure };
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && errorCode(error.cause) === 'EFBIG';
}

function pause(failure: Failure, fallback: number): number {
  return failure.retryAfter === undefined ? fallback : Math.min(MAX_WAIT, failure.retryAfter * 1000);
}
