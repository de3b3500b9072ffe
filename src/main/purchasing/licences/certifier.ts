import { setTimeout } from 'node:timers/promises';
import { failureOf, isFailureCode } from '../../../shared/model/failure.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { AccountName } from './book/accounts.ts';
import type { KeepCertificate } from './sync-options.ts';
import type { BookThread } from './thread.ts';

/** Reads the certificates that are missing, the newest first, behind everything else. */
export interface Certifier {
  /** Goes through the copy of this account from its beginning; what runs for it already goes on. */
  start(account: AccountName): void;
  /** Stops, and keeps the certificates read; the next start goes on from there. */
  stop(): void;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
}

/** Licences looked up at a time. */
const SLICE = 100;
/** The rests after a service that can't be asked now: they double up to the last. Milliseconds. */
const FIRST_REST = 5_000;
const LONGEST_REST = 600_000;

export interface CertifierOptions {
  readonly client: Pick<DepositphotosClient, 'certificate'>;
  readonly book: Pick<BookThread, 'uncertified'>;
  readonly keep: KeepCertificate;
  readonly onError: (error: Error) => void;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function createCertifier({
  client,
  book,
  keep,
  onError,
  wait = async (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
}: CertifierOptions): Certifier {
  let running: { readonly account: AccountName; readonly stop: AbortController } | null = null;
  let work: Promise<void> = Promise.resolve();

  const run = async (account: AccountName, signal: AbortSignal): Promise<void> => {
    let rests = 0;
    let before: number | undefined;
    for (;;) {
      const missing = await book.uncertified(account, SLICE, before);
      if (missing.length === 0) return;
      for (const { id, place } of missing) {
        for (let isRead = false; !isRead; ) {
          signal.throwIfAborted();
          try {
            await keep(account, await client.certificate(id, { signal, priority: 'batch' }));
            rests = 0;
          } catch (error) {
            if (isOutOfReach(error)) {
              const asked = 1000 * (failureOf(error).retryAfter ?? 0);
              await wait(Math.max(asked, Math.min(LONGEST_REST, FIRST_REST * 2 ** rests)), signal);
              rests += 1;
              continue;
            }
            signal.throwIfAborted();
            // The service refuses this one alone: the others go on.
            if (!isFailureCode(error, 'forbidden', 'not-found', 'invalid', 'protocol')) throw error;
          }
          isRead = true;
        }
        before = place;
      }
    }
  };

  return {
    start: (account) => {
      if (running?.account === account) return;
      running?.stop.abort();
      const now = { account, stop: new AbortController() };
      running = now;
      work = run(account, now.stop.signal)
        .catch((error: unknown) => {
          const isQuiet = now.stop.signal.aborted || isFailureCode(error, ...ENDS);
          if (!isQuiet && error instanceof Error) onError(error);
        })
        .finally(() => {
          if (running === now) running = null;
        });
    },
    stop: () => {
      running?.stop.abort();
      running = null;
    },
    done: () => work,
  };
}

/** The service can be asked later. */
function isOutOfReach(error: unknown): boolean {
  return isFailureCode(error, 'offline', 'timeout', 'rate-limited', 'server', 'portal');
}

/** Codes that need no log: the account has to sign in again, or has gone. The next sync starts anew. */
const ENDS = ['aborted', 'session.expired', 'signed-out', 'auth.key', 'auth.password'] as const;
