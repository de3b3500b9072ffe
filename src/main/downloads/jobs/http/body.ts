import { parseField, unreadable } from './head.ts';
import type { ResponseHead } from './head.ts';

/** Takes a piece of the body. The memory is lent for the call: a sink that keeps the bytes copies them. */
export type Sink = (chunk: Buffer) => void;

/** Finds out of the connection's bytes those of one body, and its end. */
export interface Body {
  readonly done: boolean;
  /** Whether the end of the connection is the body's end too. */
  readonly endsWithConnection: boolean;
  /** Returns how many bytes were the body's. Throws for what is no body. */
  take(bytes: Buffer, sink: Sink): number;
}

/** How the body of this answer to a GET is framed (RFC 9112, 6.3). What contradicts itself is refused. */
export function bodyOf({ status, headers, minorVersion }: ResponseHead): Body {
  const length = headers['content-length'];
  const coding = headers['transfer-encoding'];
  if (coding !== undefined) {
    if (minorVersion === 0 || coding.toLowerCase() !== 'chunked') throw unreadable();
    return new Chunks();
  }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) throw unreadable();
  if (status === 204 || status === 304) return new Counted(0);
  return length === undefined ? new Open() : new Counted(Number(length));
}

class Counted implements Body {
  readonly endsWithConnection = false;
  #left: number;

  constructor(length: number) {
    this.#left = length;
  }

  get done(): boolean {
    return this.#left === 0;
  }

  take(bytes: Buffer, sink: Sink): number {
    const part = bytes.length > this.#left ? bytes.subarray(0, this.#left) : bytes;
    this.#left -= part.length;
    if (part.length > 0) sink(part);
    return part.length;
  }
}

class Open implements Body {
  readonly endsWithConnection = true;
  readonly done = false;

  take(bytes: Buffer, sink: Sink): number {
    sink(bytes);
    return bytes.length;
  }
}

const MAX_LINE = 4096;
const MAX_TRAILERS = 100;
/** With the extensions that a server may send and we do not need. */
const SIZE = /^([\da-f]{1,12})(?:;[\w!#$%&'*+.^`|~-]+(?:=(?:[\w!#$%&'*+.^`|~-]+|"[^"\\\r\n]*"))?)*\r\n$/i;

/** `size CRLF bytes CRLF` again and again, then `0 CRLF`, trailers and an empty line (RFC 9112, 7.1). */
class Chunks implements Body {
  readonly endsWithConnection = false;
  #next: 'size' | 'bytes' | 'gap' | 'trailer' | 'nothing' = 'size';
  #left = 0;
  #line = '';
  #trailers = 0;

  get done(): boolean {
    return this.#next === 'nothing';
  }

  take(bytes: Buffer, sink: Sink): number {
    let at = 0;
    while (at < bytes.length && !this.done) {
      at += this.#next === 'bytes' ? this.#takeBytes(bytes.subarray(at), sink) : this.#takeLine(bytes, at);
    }
    return at;
  }

  #takeBytes(bytes: Buffer, sink: Sink): number {
    const part = bytes.subarray(0, this.#left);
    this.#left -= part.length;
    if (this.#left === 0) this.#next = 'gap';
    sink(part);
    return part.length;
  }

  #takeLine(bytes: Buffer, from: number): number {
    const end = bytes.indexOf('\n', from);
    const to = end < 0 ? bytes.length : end + 1;
    if (this.#line.length + to - from > MAX_LINE) throw unreadable();
    this.#line += bytes.toString('latin1', from, to);
    if (end >= 0) {
      this.#read(this.#line);
      this.#line = '';
    }
    return to - from;
  }

  #read(line: string): void {
    if (this.#next === 'size') {
      const size = SIZE.exec(line)?.[1];
      if (size === undefined) throw unreadable();
      this.#left = Number.parseInt(size, 16);
      this.#next = this.#left === 0 ? 'trailer' : 'bytes';
    } else if (line === '\r\n') {
      this.#next = this.#next === 'gap' ? 'size' : 'nothing';
    } else {
      this.#trailers += 1;
      if (this.#next === 'gap' || !line.endsWith('\r\n') || this.#trailers > MAX_TRAILERS) throw unreadable();
      parseField(line.slice(0, -2));
    }
  }
}
