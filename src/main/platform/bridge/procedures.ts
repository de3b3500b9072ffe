import { ORPCError, implement } from '@orpc/server';
import { contract } from '../../../shared/contract/index.ts';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type { GivenPath } from '../../../shared/model/given-path.ts';
import type { Log } from '../log/index.ts';

/** The listener that hears the failures of every call. */
export interface ToldOfFailures {
  readonly account: { noteReachable(isReachable: boolean): void };
  readonly log: Pick<Log, 'error'>;
}

/** What a call comes with: the services it is for. A switch of profile closes connections, so they never change. */
export interface BridgeContext<Services extends object> {
  readonly app: Services;
  /** The path that a person has given to this page; `null` for none. Absent where pages are told no paths. */
  readonly givenPath?: (given: GivenPath) => Promise<string | null>;
  /** Hands files to the system's drag and drop, with a picture (PNG); absent where the browser does it itself. */
  readonly startDrag?: (files: readonly string[], picture: Buffer) => void;
}

/**
 * Hands every failure across the bridge whole, and tells the account what it says about the network. `Services`: the
 * services that the handlers use.
 */
export const procedures = <Services extends object>() =>
  implement(contract)
    .$context<BridgeContext<Services & ToldOfFailures>>()
    .use(async ({ context, next, path }) => {
      try {
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        const failure = failureOf(error);
        if (failure.code === 'offline') context.app.account.noteReachable(false);
        if (failure.code === 'internal')
          context.app.log.error('bridge', { procedure: path.join('.') }, error);
        throw new ORPCError('FAILURE', { status: 500, message: failure.message, data: failure });
      }
    });

/** oRPC streams an async iterator object; our services hand out any async iterable. */
export async function* iterate<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield* events;
}

export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The path behind what a page calls by a name. Throws `not-found` for a name that stands for nothing. */
export async function pathGiven(
  context: Pick<BridgeContext<object>, 'givenPath'>,
  given: GivenPath,
): Promise<string> {
  const path = (await context.givenPath?.(given)) ?? null;
  if (path === null) {
    throw new StockroomError('not-found', {
      message: 'Stockroom does not know this file any more.',
      action: 'Drop it again.',
    });
  }
  return path;
}
