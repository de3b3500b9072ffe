import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Book } from './book/book.ts';
import type { CertificateFacts, CertificatePicture } from './certificates/facts.ts';
import type { WorkerAnswer, WorkerCall } from './worker.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** The book from the other side of the thread. */
export type BookThread = {
  readonly [Name in keyof Book]: (...args: Parameters<Book[Name]>) => Promise<ReturnType<Book[Name]>>;
};

export interface LicencesThread {
  readonly book: BookThread;
  /** A certificate as PDF. */
  draw(facts: CertificateFacts, picture: CertificatePicture | null): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The worker beside the bundles, or in its source. */
function workerUrl(): URL {
  const bundled = ['.', '..']
    .map((up) => join(import.meta.dirname, up, 'licences-worker.js'))
    .find((file) => existsSync(file));
  return bundled === undefined ? new URL('./worker.ts', import.meta.url) : pathToFileURL(bundled);
}

/** Starts the thread with the first call: most commands of the command line have no use for it. */
export function startThread(file: string, onError: (error: Error) => void = () => {}): LicencesThread {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let worker: Worker | null = null;
  let calls = 0;

  const failAll = (cause: unknown): void => {
    for (const { reject } of waiting.values()) reject(new StockroomError('store.broken', { cause }));
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl(), { workerData: { file } });
    // A thread that has nothing to do must not keep the process alive.
    started.unref();
    started.on('message', (answer: WorkerAnswer) => {
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if (!('failure' in answer)) return call?.resolve(answer.result);
      if (answer.failure.code === 'internal') onError(new Error(answer.stack));
      call?.reject(new StockroomError(answer.failure.code, answer.failure));
    });
    started.on('error', (error) => {
      onError(error);
      failAll(error);
      worker = null;
    });
    started.on('exit', () => {
      failAll(new Error('The thread of the licences has ended.'));
      if (worker === started) worker = null;
    });
    return started;
  };
  const call = (method: WorkerCall['method'], args: readonly unknown[]): Promise<unknown> => {
    worker ??= start();
    const id = ++calls;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    worker.ref();
    worker.postMessage({ id, method, args });
    return answer.promise;
  };

  return {
    book: new Proxy({} as BookThread, {
      get:
        (_target, method) =>
        (...args: readonly unknown[]) =>
          call(method as keyof Book, args),
    }),
    draw: async (facts, picture) => (await call('draw', [facts, picture])) as Uint8Array,
    close: async () => {
      if (worker === null) return;
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      worker.ref();
      await call('end', []).catch(overlooked('licences.end-thread'));
      await ended;
    },
  };
}
