import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { questionWords } from '../../platform/consent/index.ts';
import type { AskPerson, QuestionWords } from '../../platform/consent/index.ts';
import { closingPage, questionHeaders, questionPage } from './question-page.ts';

/**
 * Asks a person in the browser, on a port of its own: for a browser that is another origin than the app's page, which
 * therefore can neither read the question, nor answer it, nor learn its address. The address is good for one look; the
 * page that it shows can be answered once.
 */
export interface Questions {
  readonly ask: AskPerson;
  close(): void;
}

export interface QuestionsOptions {
  /** Brings an address to the person, and only there: in the browser, or on the terminal. */
  readonly show: (address: string, words: QuestionWords) => Promise<{ done(): void }>;
  /** A question that is not answered by then has a no for an answer. Milliseconds. */
  readonly waitMs?: number;
}

interface Open {
  readonly words: QuestionWords;
  readonly ticket: string;
  /** The way of the page that shows it; `null` until one does. */
  way: string | null;
  readonly settle: (yes: boolean) => void;
}

const LOOPBACK = '127.0.0.1';
const WAIT_MS = 10 * 60_000;
/** For the head of a request, in milliseconds. */
const HEAD_MS = 10_000;

export function createQuestions({ show, waitMs = WAIT_MS }: QuestionsOptions): Questions {
  let open: Open | null = null;
  let server: Promise<Server> | null = null;

  const answer = (request: IncomingMessage, port: number, nonce: string): readonly [number, string] => {
    const path = request.url ?? '';
    if (open === null || request.headers.host !== `${LOOPBACK}:${port}`) return nothing(nonce);
    if (request.method === 'GET' && path === `/?token=${open.ticket}`) {
      if (open.way === null) {
        open.way = `/${random()}`;
        return [200, questionPage(open.words, open.way, nonce)];
      }
      // Another program may have seen it: a yes would prove nothing any more.
      open.settle(false);
      return [
        410,
        closingPage('This question was opened twice, so Stockroom takes it for a no. Do it again.', nonce),
      ];
    }
    const given = (['yes', 'no'] as const).find(
      (name) => open?.way !== null && path === `${open?.way}/${name}`,
    );
    if (request.method !== 'POST' || given === undefined || !isOwn(request, port)) return nothing(nonce);
    open.settle(given === 'yes');
    return [200, closingPage('Stockroom goes on. You can close this page.', nonce)];
  };

  const listen = async (): Promise<Server> => {
    const created = createServer({ headersTimeout: HEAD_MS, requestTimeout: HEAD_MS });
    created.listen({ host: LOOPBACK, port: 0 });
    await once(created, 'listening');
    created.unref();
    created.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const nonce = random();
      const [status, html] = answer(request, portOf(created), nonce);
      response.writeHead(status, questionHeaders(nonce));
      response.end(html);
    });
    return created;
  };

  return {
    ask: async (question) => {
      server ??= listen();
      const port = portOf(await server);
      const words = questionWords(question);
      const ticket = random();
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => resolve(false), waitMs);
      open = { words, ticket, way: null, settle: resolve };
      let shown: { done(): void } | null = null;
      try {
        shown = await show(`http://${LOOPBACK}:${port}/?token=${ticket}`, words);
        return await promise;
      } finally {
        shown?.done();
        clearTimeout(timer);
        open = null;
      }
    },
    close: () => {
      open?.settle(false);
      void server?.then((listening) => {
        listening.close();
        listening.closeAllConnections();
      });
    },
  };
}

function nothing(nonce: string): readonly [number, string] {
  return [404, closingPage('There is nothing to answer.', nonce)];
}

/** A form of our own page, as far as the browser tells. */
function isOwn({ headers }: IncomingMessage, port: number): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === `http://${LOOPBACK}:${port}` && (site === undefined || site === 'same-origin');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
