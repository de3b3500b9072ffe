import { parentPort } from 'node:worker_threads';
import { draw } from './inspect/draw.ts';
import type { Drawn } from './inspect/draw.ts';
import type { DrawnSize } from './inspect/drawn-sizes.ts';
import { identityOf } from './inspect/identity.ts';
import type { WhoIsIt } from './inspect/identity.ts';
import { inspect } from './inspect/inspect.ts';
import { measure } from './inspect/measure.ts';
import { addsMetadata } from './inspect/pdf-added.ts';
import { printOf } from './inspect/print.ts';
import type { Measured } from './inspect/report.ts';
import { attempt } from '../platform/failures/index.ts';

/** What the thread is asked: what a file is, how large a drawing is, how it or a picture looks, or, by its path alone, everything that is in it. */
export type Question =
  | string
  | WhoIsIt
  | { readonly measure: string }
  | { readonly print: Uint8Array }
  | { readonly draw: string; readonly size: DrawnSize }
  | { readonly before: string; readonly after: string };

/** The thread that opens strangers' files, one at a time. */
const port = parentPort;
port?.on('message', (question: Question) => {
  if (typeof question === 'string') void inspect(question).then((report) => port.postMessage(report));
  else if ('measure' in question)
    void sizeOf(question.measure).then((measured) => port.postMessage({ measured }));
  else if ('print' in question)
    void printOf(Buffer.from(question.print)).then((print) => port.postMessage({ print }));
  else if ('draw' in question)
    void drawn(question.draw, question.size).then((picture) => port.postMessage({ drawn: picture }));
  else if ('before' in question)
    void added(question.before, question.after).then((isAdded) => port.postMessage({ added: isAdded }));
  else void identityOf(question).then((identity) => port.postMessage({ identity }));
});

/** A file that is gone has none. */
async function sizeOf(file: string): Promise<Measured | null> {
  return attempt(() => measure(file), null);
}

/** Of files that are gone nothing is shown. */
async function added(before: string, after: string): Promise<boolean> {
  return attempt(() => addsMetadata(before, after), false);
}

/** A file that is gone, or is being written, has no picture now. */
async function drawn(file: string, size: DrawnSize): Promise<Drawn | null> {
  return attempt(() => draw(file, size), null);
}
