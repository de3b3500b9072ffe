import type { TextDecoder } from 'node:util';
import sax from 'sax';
import { DECLARATION_REACH, decoderFor } from './encoding.ts';
import { LIMITS, LimitError } from './limits.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** With everything the element holds directly, spaces at both ends cut. */
  close?(name: string, text: string): void;
}

// Pictures sit in attributes as data addresses: their size is bounded by that of the whole.
Object.assign(sax, { MAX_BUFFER_LENGTH: LIMITS.xmlBytes });

/**
 * Reads XML piece by piece. Entities that a document defines for itself are never expanded, so a short document
 * stays a short one; what it is wrong about otherwise ends the reading with a message.
 */
export async function readXml(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = sax.parser(true, { trim: false, position: false });
  const texts: string[][] = [];
  let bytes = 0;

  parser.onerror = (error) => {
    // Illustrator writes its name spaces as entities. None of what we look for is written so.
    if (!/invalid character entity|recursive/i.test(error.message))
      throw new LimitError('unreadable', BROKEN);
    parser.error = null as unknown as Error;
    parser.resume();
  };
  parser.onopentag = ({ name, attributes }) => {
    texts.push([]);
    if (texts.length > LIMITS.xmlDepth) throw new LimitError('limit', 'Its parts are nested too deeply.');
    handlers.open?.(name, attributes as Record<string, string>);
  };
  const add = (text: string) => {
    texts.at(-1)?.push(text);
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = (name) => {
    const text = texts.pop() ?? [];
    handlers.close?.(name, text.join('').trim());
  };

  let decoder: TextDecoder | null = null;
  for await (const chunk of withWholeStart(source)) {
    bytes += chunk.length;
    if (bytes > LIMITS.xmlBytes) throw new LimitError('limit', 'A part of it is larger than 256 MB.');
    decoder ??= decoderFor(chunk);
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
}

/** The same pieces, but the first of them holds the declaration, which decides how all are decoded. */
async function* withWholeStart(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const chunk of source) {
    if (start === null) yield chunk;
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < DECLARATION_REACH) continue;
      yield start;
      start = null;
    }
  }
  if (start !== null) yield start;
}

const BROKEN = 'It is damaged: its XML cannot be read.';

/** `xlink:href` → `href`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
