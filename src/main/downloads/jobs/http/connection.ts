import { StockroomError } from '../../../../shared/model/failure.ts';
import { Incoming } from './incoming.ts';
import type { Answer } from './incoming.ts';
import type { Wire } from './wire.ts';

/** From the request to the end of the answer's head. */
const HEAD_TIMEOUT = 30_000;
/** Without a byte. Bodies that are kept have stall.ts, which counts bytes written and is stricter. */
const BODY_TIMEOUT = 60_000;
/** Without a request. Less than what servers and proxies usually give. */
const IDLE_TIMEOUT = 10_000;

export interface GetRequest {
  /** Path and query. */
  readonly target: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ConnectionOptions {
  /** It may serve another request. */
  readonly free: () => void;
  readonly closed: () => void;
}

/** One HTTP/1.1 connection: one request at a time, and kept for the next where both sides agree. */
export class Connection {
  readonly #wire: Wire;
  readonly #onFree: () => void;
  readonly #onClosed: () => void;
  #incoming: Incoming | null = null;
  #onOver = () => {};
  #headTimer: NodeJS.Timeout | undefined;
  #used = false;
  #heard = false;
  #closed = false;

  constructor(wire: Wire, options: ConnectionOptions) {
    this.#wire = wire;
    this.#onFree = options.free;
    this.#onClosed = options.closed;
    wire.onBytes = (bytes) => this.#take(bytes);
    wire.socket
      .on('end', () => this.#ended())
      .on('error', (error) => this.destroy(error))
      .on('close', () => this.destroy())
      .on('timeout', () => this.#timedOut());
  }

  /** Whether it served before and had closed by the time of the latest request, which brought nothing. */
  get stale(): boolean {
    return this.#closed && this.#used && !this.#heard;
  }

  /** Asks. `over` resolves when nothing more will come of it, however it went. */
  get({ target, host, headers }: GetRequest): { answer: Promise<Answer>; over: Promise<void> } {
    const over = Promise.withResolvers<void>();
    const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const { socket } = this.#wire;
    const incoming = new Incoming({
      resume: () => socket.resume(),
      discard: () => this.destroy(),
      onHead: () => clearTimeout(this.#headTimer),
      onDone: (reusable) => this.#done(reusable),
    });
    this.#heard = false;
    if (this.#closed) {
      incoming.fail(new StockroomError('file.incomplete'));
      over.resolve();
    } else {
      this.#incoming = incoming;
      this.#onOver = over.resolve;
      socket.ref();
      socket.setTimeout(BODY_TIMEOUT);
      this.#headTimer = setTimeout(() => this.destroy(new StockroomError('timeout')), HEAD_TIMEOUT);
      socket.write(`GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
    }
    return { answer: incoming.answer, over: over.promise };
  }

  /** Closes it. A request under way fails with the error. */
  destroy(error: unknown = new StockroomError('file.incomplete')): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#headTimer);
    this.#wire.socket.destroy();
    this.#incoming?.fail(error);
    this.#onOver();
    this.#onClosed();
  }

  #take(bytes: Buffer): boolean {
    this.#heard = true;
    try {
      if (this.#incoming !== null) return this.#incoming.take(bytes);
      // No request is under way.
      this.destroy();
    } catch (error) {
      this.destroy(error);
    }
    return false;
  }

  #done(reusable: boolean): void {
    this.#incoming = null;
    this.#used = true;
    if (!reusable) {
      this.destroy();
      return;
    }
    const { socket } = this.#wire;
    socket.setTimeout(IDLE_TIMEOUT);
    // Kept or not, nothing waits for it: the process may end.
    socket.unref();
    // Read on: the end of the connection is news.
    socket.resume();
    this.#onFree();
    this.#onOver();
  }

  #ended(): void {
    // What has come in of its body can still be asked for.
    const incoming = this.#incoming;
    this.#incoming = null;
    incoming?.ended();
    this.destroy();
  }

  #timedOut(): void {
    if (this.#incoming?.paused === true) return;
    this.destroy(new StockroomError('timeout', { message: 'The file server stopped sending.' }));
  }
}
