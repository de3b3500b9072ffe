import { StockroomError } from '../../../../shared/model/failure.ts';
import { bodyOf } from './body.ts';
import type { Body } from './body.ts';
import { headLength, parseHead, unreadable } from './head.ts';
import type { ResponseHead } from './head.ts';
import { heardElsewhere } from '../../../platform/failures/index.ts';

/** An answer whose body waits until it is asked for. */
export interface Answer extends Pick<ResponseHead, 'status' | 'headers'> {
  /**
   * Hands the body over chunk by chunk. A chunk is lent for the call: what is kept has to be copied. `false` from the
   * sink pauses it until `resume`; a few chunks may still come. Resolves at the body's proper end.
   */
  body(sink: (chunk: Buffer) => boolean): Promise<void>;
  resume(): void;
  /** Gives up on the rest. Harmless afterwards. */
  discard(): void;
}

export interface IncomingOptions {
  /** Reading goes on. */
  readonly resume: () => void;
  /** The rest is not wanted: the connection has to go. */
  readonly discard: () => void;
  readonly onHead: () => void;
  /** The body has come to its end; `reusable` says whether the connection may serve another request. */
  readonly onDone: (reusable: boolean) => void;
}

const NOTHING = Buffer.alloc(0);

/** One answer on its way in: fed with the bytes of a connection, it gives head and body to the caller. */
export class Incoming {
  readonly #options: IncomingOptions;
  readonly #answer = Promise.withResolvers<Answer>();
  readonly #end = Promise.withResolvers<void>();
  /** What has come of the head, then the beginning of a body that the caller has not asked for yet. */
  #held: Buffer = NOTHING;
  #head: ResponseHead | null = null;
  #body: Body | null = null;
  #sink: ((chunk: Buffer) => boolean) | null = null;
  #paused = false;
  /** The connection has ended; what is held may still be the whole body. */
  #cut = false;
  #over = false;

  constructor(options: IncomingOptions) {
    this.#options = options;
    // The body may fail before anybody has asked for it, and the head after everybody has left.
    this.#end.promise.catch(heardElsewhere);
    this.#answer.promise.catch(heardElsewhere);
  }

  get answer(): Promise<Answer> {
    return this.#answer.promise;
  }

  /** Whether it is us who read nothing. */
  get paused(): boolean {
    return this.#paused;
  }

  /** Takes what came in; false asks for a pause. Throws for what is no answer. */
  take(bytes: Buffer): boolean {
    if (this.#over) return false;
    if (this.#body === null) return this.#takeHead(bytes);
    if (this.#sink === null) return this.#hold(bytes);
    return this.#takeBody(this.#body, bytes);
  }

  /** The other side has ended the connection. */
  ended(): void {
    this.#cut = true;
    const waits = this.#body !== null && this.#sink === null;
    if (!waits) this.#close();
  }

  fail(error: unknown): void {
    if (this.#over) return;
    this.#over = true;
    this.#answer.reject(error);
    this.#end.reject(error);
  }

  #takeHead(bytes: Buffer): boolean {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    for (;;) {
      const length = headLength(this.#held);
      if (length === null) {
        // Lent: it has to be ours until the rest comes.
        this.#held = Buffer.from(this.#held);
        return true;
      }
      const head = parseHead(this.#held.subarray(0, length));
      this.#held = this.#held.subarray(length);
      if (head.status >= 200) return this.#open(head);
      // Hints and "go on" come before the answer proper, since HTTP/1.1; a change of protocol was not asked for.
      if (head.status === 101 || head.minorVersion === 0) throw unreadable();
    }
  }

  #open(head: ResponseHead): boolean {
    this.#head = head;
    this.#body = bodyOf(head);
    this.#held = Buffer.from(this.#held);
    this.#options.onHead();
    this.#answer.resolve({
      status: head.status,
      headers: head.headers,
      body: (sink) => this.#start(sink),
      resume: () => this.#resume(),
      discard: () => this.#discard(),
    });
    if (this.#body.done) this.#finish(true);
    else this.#paused = true;
    return !this.#paused;
  }

  #hold(bytes: Buffer): boolean {
    this.#held = Buffer.concat([this.#held, bytes]);
    return false;
  }

  #start(sink: (chunk: Buffer) => boolean): Promise<void> {
    this.#sink = sink;
    const held = this.#held;
    this.#held = NOTHING;
    if (!this.#over && this.#body !== null) {
      this.#paused = false;
      try {
        if (held.length > 0) this.#paused = !this.#takeBody(this.#body, held);
        if (this.#cut) this.#close();
        else if (!this.#paused) this.#options.resume();
      } catch (error) {
        this.fail(error);
        this.#options.discard();
      }
    }
    return this.#end.promise;
  }

  #takeBody(body: Body, bytes: Buffer): boolean {
    let more = true;
    const used = body.take(bytes, (chunk) => {
      if (!this.#over && this.#sink?.(chunk) === false) more = false;
    });
    // After the end no sink resumes it: the connection reads on for its next request, whatever the sink has said.
    this.#paused = !more && !body.done;
    if (body.done) this.#finish(used === bytes.length);
    return !this.#paused;
  }

  #resume(): void {
    if (!this.#paused || this.#over || this.#sink === null) return;
    this.#paused = false;
    this.#options.resume();
  }

  #discard(): void {
    if (this.#over) return;
    this.fail(new StockroomError('aborted'));
    this.#options.discard();
  }

  #close(): void {
    if (this.#body?.endsWithConnection === true) this.#finish(false);
    else this.fail(new StockroomError('file.incomplete'));
  }

  /** `clean`: nothing came after it that was not asked for. */
  #finish(clean: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#end.resolve();
    this.#options.onDone(clean && this.#held.length === 0 && this.#head !== null && persists(this.#head));
  }
}

/** Whether the connection stays (RFC 9112, 9.3). */
function persists({ minorVersion, headers, framedTwice }: ResponseHead): boolean {
  if (framedTwice) return false;
  const words = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  return minorVersion === 1 ? !words.includes('close') : words.includes('keep-alive');
}
