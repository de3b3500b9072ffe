import { StockroomError } from '../../../shared/model/failure.ts';
import type { FileAccess, SmallFile } from '../client.ts';
import type { Time } from '../time.ts';
import type { Agents } from '../transport/agents.ts';
import { Broken, type Exchanged, exchange } from '../transport/http.ts';
import { retryDelay } from '../transport/retry.ts';
import { retryAfterSeconds } from '../transport/retry-after.ts';
import { sleep } from '../waiting.ts';

export interface FilesOptions {
  readonly resolve: (link: string, base?: URL) => URL;
  readonly agents: Agents;
  readonly userAgent: string;
  readonly time: Time;
}

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Milliseconds. Previews are small; a slow one is better asked for again. */
const TIMEOUT = {
  lookup: 5_000,
  connect: 10_000,
  secureConnect: 10_000,
  response: 20_000,
  read: 15_000,
  request: 60_000,
};

export function createFiles({ resolve, agents, userAgent, time }: FilesOptions): FileAccess {
  async function hop(url: URL, maxBytes: number, signal: AbortSignal | undefined): Promise<Exchanged> {
    return exchange({
      url,
      method: 'GET',
      accept: 'image/*, video/*, audio/*;q=0.9, */*;q=0.5',
      userAgent,
      agent: await agents.pooled(url),
      timeout: TIMEOUT,
      maxBytes,
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function follow(link: string, maxBytes: number, signal: AbortSignal | undefined): Promise<SmallFile> {
    let url = resolve(link);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await hop(url, maxBytes, signal);
      const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return readFile(answer, time.now());
      url = resolve(location, url);
    }
    throw new StockroomError('file.wrong-type', { message: 'The file is redirected in circles.' });
  }

  return {
    resolve,
    async fetchSmall(link, { maxBytes, signal }) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await follow(link, maxBytes, signal);
        } catch (thrown) {
          const error = thrown instanceof Broken ? brokenFile(thrown) : thrown;
          const delay = error instanceof StockroomError ? delayOf(error, tries, time.random()) : null;
          if (delay === null) throw error;
          await sleep(time, delay, signal);
        }
      }
    },
  };
}

function delayOf({ code, failure }: StockroomError, tries: number, random: number): number | null {
  const transient = code === 'file.incomplete' ? 'offline' : code;
  const retryAfter = failure.retryAfter ?? null;
  return retryDelay(
    { repeat: 'safe', tries, code: transient, left: true, refused: false, retryAfter },
    random,
  );
}

function readFile({ status, headers, body }: Exchanged, now: number): SmallFile {
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const retryAfter = retryAfterSeconds(headers['retry-after'], now);
  const wait = retryAfter === null ? {} : { retryAfter };
  if (status === 404 || status === 410)
    throw new StockroomError('not-found', { message: 'The file is gone.' });
  if (status === 429) throw new StockroomError('rate-limited', wait);
  if (status >= 500) throw new StockroomError('server', wait);
  if (status < 200 || status >= 300) {
    throw new StockroomError('forbidden', {
      message: 'The link to the file is not valid, or not any more.',
      action: 'Try again.',
    });
  }
  if (body.byteLength === 0) throw new StockroomError('file.incomplete');
  // Servers that forget the header call pictures `text/html` too; a page begins with a tag.
  if (contentType === 'text/html' && beginsWithTag(body)) throw new StockroomError('portal');
  return { bytes: body, contentType };
}

function beginsWithTag(body: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(body.subarray(0, 512)));
}

function brokenFile({ kind }: Broken): StockroomError {
  switch (kind) {
    case 'aborted':
      return new StockroomError('aborted');
    case 'timeout':
      return new StockroomError('timeout');
    case 'unreachable':
    case 'untrusted':
      return new StockroomError('offline');
    case 'cut':
      return new StockroomError('file.incomplete');
    case 'too-large':
      return new StockroomError('file.wrong-type', { message: 'The file is larger than a preview may be.' });
  }
}
