import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CallEvent,
  type ClientOptions,
  createClient,
  parseEndpoint,
} from '../../../src/main/api/index.ts';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly command: string;
  readonly form: URLSearchParams;
  readonly request: IncomingMessage;
}

/** What to answer: an object goes out as JSON with 200; a function does it all itself. */
export type Reply = object | ((response: ServerResponse, received: Received) => void);

/** A real server on this computer that notes what it is sent. */
export class FakeService {
  readonly received: Received[] = [];
  readonly #server: Server;

  private constructor(answer: (received: Received) => Reply | Promise<Reply>) {
    const reply = async (response: ServerResponse, received: Received): Promise<void> => {
      const answered = await answer(received);
      if (typeof answered === 'function') answered(response, received);
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(answered));
    };
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const received = receivedFrom(request, Buffer.concat(chunks).toString('utf8'));
        this.received.push(received);
        void reply(response, received);
      });
    });
  }

  static async start(answer: (received: Received) => Reply | Promise<Reply>): Promise<FakeService> {
    const service = new FakeService(answer);
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get endpoint(): URL {
    return parseEndpoint(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`);
  }

  /** Of one command, or all. */
  count(command?: string): number {
    return this.received.filter((one) => command === undefined || one.command === command).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function receivedFrom(request: IncomingMessage, body: string): Received {
  const form = new URLSearchParams(body);
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    contentType: request.headers['content-type'] ?? '',
    command: form.get('dp_command') ?? '',
    form,
    request,
  };
}

export const CREDENTIALS = {
  apiKey: 'KEY-0cbc785ec3776c276bf2f',
  user: 'designer@example.com',
  password: 'pässword & more',
};

export const GRANT = { type: 'success', sessionid: 'SESSION-cfaa06635e3c81b08', userid: '100151' };

/** A client of the service that is closed with its scope, and what it logged. */
export function clientOf(service: FakeService, options: Partial<ClientOptions> = {}) {
  const log: CallEvent[] = [];
  const client = createClient({ endpoint: service.endpoint, log: (event) => log.push(event), ...options });
  return { client, log, [Symbol.dispose]: () => void client.close() };
}

/** Answers sign-in and the rest by a table. */
export function table(replies: Readonly<Record<string, Reply>>): (received: Received) => Reply {
  return ({ command }) => replies[command] ?? (command === 'loginEnterprise' ? GRANT : { type: 'success' });
}

export function failure(exception: string | null, errorcode: number, errormsg = 'No.'): object {
  return { type: 'failure', error: { errorcode, errormsg, ...(exception === null ? {} : { exception }) } };
}
