import { parentPort } from 'node:worker_threads';

/** A thread that misbehaves as the name of the file says. */
parentPort?.on('message', (file: string) => {
  while (file === 'sleep') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  const hoard: unknown[] = [];
  while (file === 'hog') hoard.push(Array.from({ length: 1e6 }, () => ({})));
  parentPort?.postMessage({ content: null, layout: false, uses: [], problems: [] });
});
