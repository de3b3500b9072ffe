import { parentPort } from 'node:worker_threads';
import { identityOf } from './inspect/identity.ts';
import type { WhoIsIt } from './inspect/identity.ts';
import { inspect } from './inspect/inspect.ts';

/** What the thread is asked: what a file is, or, by its path alone, everything that is in it. */
export type Question = string | WhoIsIt;

/** The thread that opens strangers' files, one at a time. */
const port = parentPort;
port?.on('message', (question: Question) => {
  if (typeof question === 'string') void inspect(question).then((report) => port.postMessage(report));
  else void identityOf(question).then((identity) => port.postMessage({ identity }));
});
