import { parentPort } from 'node:worker_threads';
import { inspect } from './inspect/inspect.ts';

/** The thread that opens strangers' files, one at a time: asked with a path, answers with a report. */
const port = parentPort;
port?.on('message', (file: string) => {
  void inspect(file).then((report) => port.postMessage(report));
});
