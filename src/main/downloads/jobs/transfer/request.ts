import { StockroomError } from '../../../../shared/model/failure.ts';
import type { DepositphotosClient } from '../../../api/index.ts';
import type { Connections } from '../http/connections.ts';
import type { Answer } from '../http/incoming.ts';
import { ChainCookies } from './cookies.ts';
import { networkFailure } from './failures.ts';
import { overlooked } from '../../../platform/failures/index.ts';

const MAX_REDIRECTS = 5;
/** The body of an error is read this far to keep its connection; a longer one costs more than a new connection. */
const DRAIN_BYTES = 64 * 1024;

/** Some CDNs refuse a request that does not say who asks. */
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Stockroom' };

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly connections: Pick<Connections, 'get'>;
  /** Checks a host and upgrades `http:`; every hop goes through it before a connection is made. */
  readonly files: Pick<DepositphotosClient['files'], 'resolve'>;
}

/**
 * A GET without credentials, following redirects ourselves. A cookie that a redirect sets goes back to its host within
 * the same chain, and nowhere else.
 */
export async function get(link: URL, options: GetOptions): Promise<Answer> {
  let url = link;
  const cookies = new ChainCookies();
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const headers = { ...options.headers, ...cookies.headersFor(url) };
    const answer = await exchange(url, { ...options, headers });
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    await drain(answer);
    cookies.keep(url, answer.headers['set-cookie'] ?? []);
    url = options.files.resolve(location, url);
  }
  throw new StockroomError('protocol', {
    message: 'The file server sends us in circles.',
    action: 'Try again later.',
  });
}

/** Reads a body that is not needed, so that its connection can serve the next request. */
export async function drain(answer: Answer): Promise<void> {
  let left = DRAIN_BYTES;
  const body = answer.body((chunk) => {
    left -= chunk.length;
    if (left < 0) answer.discard();
    return true;
  });
  await body.catch(overlooked('downloads.drain'));
}

async function exchange(url: URL, { signal, headers, connections }: GetOptions): Promise<Answer> {
  const told = (error: unknown): never => {
    throw signal.aborted ? signal.reason : networkFailure(error);
  };
  const answer = await connections.get(url, { headers: { ...HEADERS, ...headers }, signal }).catch(told);
  return { ...answer, body: (sink) => answer.body(sink).catch(told) };
}
