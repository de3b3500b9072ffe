import type { Dispatcher } from 'undici';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { DepositphotosClient } from '../../depositphotos/index.ts';
import { STALL } from '../policy.ts';
import { networkFailure } from './failures.ts';
import type { Head } from './resume.ts';

const MAX_REDIRECTS = 5;
const HEADERS_TIMEOUT = 30_000;
const BODY_TIMEOUT = 2 * STALL;
/** The body of an error is read this far to keep its connection; a longer one costs more than a new connection. */
const DRAIN_BYTES = 64 * 1024;

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly dispatcher: (url: URL) => Promise<Dispatcher>;
  /** Checks a host and upgrades `http:`; every hop goes through it before a connection is made. */
  readonly files: Pick<DepositphotosClient['files'], 'resolve'>;
}

/** An answer whose body waits until it is asked for. */
export interface Answer extends Head {
  /** Hands the body over chunk by chunk; `false` from the sink pauses it until `resume`. Resolves at its proper end. */
  body(sink: (chunk: Buffer) => boolean): Promise<void>;
  resume(): void;
  /** Gives up on the rest. Harmless afterwards. */
  discard(): void;
}

/** A GET without cookies or credentials, following redirects ourselves. */
export async function get(link: URL, options: GetOptions): Promise<Answer> {
  let url = link;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await exchange(url, options);
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    await drain(answer);
    url = options.files.resolve(location, url);
  }
  throw new StockroomError('protocol', {
    message: 'The file server sends us in circles.',
    action: 'Try again later.',
  });
}

/** Reads a body that nobody needs, so that its connection can serve the next request. */
export async function drain(answer: Answer): Promise<void> {
  let left = DRAIN_BYTES;
  const body = answer.body((chunk) => {
    left -= chunk.length;
    if (left < 0) answer.discard();
    return true;
  });
  await body.catch(() => {});
}

async function exchange(url: URL, options: GetOptions): Promise<Answer> {
  const { signal, headers } = options;
  const dispatcher = await options.dispatcher(url);
  signal.throwIfAborted();

  return await new Promise<Answer>((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let sink: ((chunk: Buffer) => boolean) | null = null;
    let ended = false;
    const end = Promise.withResolvers<void>();
    // The body may fail before anybody has asked for it.
    end.promise.catch(() => {});

    const abort = () => controller?.abort(signal.reason);
    const fail = (error: unknown) => {
      ended = true;
      signal.removeEventListener('abort', abort);
      const failure = signal.aborted ? signal.reason : networkFailure(error);
      reject(failure);
      end.reject(failure);
    };

    dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
        headersTimeout: HEADERS_TIMEOUT,
        // For bodies that nobody keeps. The others have stall.ts, which counts bytes written.
        bodyTimeout: BODY_TIMEOUT,
      },
      {
        onRequestStart: (started) => {
          controller = started;
          if (signal.aborted) abort();
          else signal.addEventListener('abort', abort, { once: true });
        },
        onResponseStart: (started, status, received) => {
          if (status < 200) return;
          started.pause();
          resolve({
            status,
            headers: received,
            body: (into) => {
              sink = into;
              started.resume();
              return end.promise;
            },
            resume: () => started.resume(),
            discard: () => {
              if (!ended) started.abort(new StockroomError('aborted'));
            },
          });
        },
        onResponseData: (from, chunk) => {
          if (sink !== null && !sink(chunk)) from.pause();
        },
        onResponseEnd: () => {
          ended = true;
          signal.removeEventListener('abort', abort);
          end.resolve();
        },
        onResponseError: (_, error) => fail(error),
      },
    );
  });
}
