import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { openBook } from './book/book.ts';
import type { Book } from './book/book.ts';
import type { CertificateFacts, CertificatePicture } from './certificates/facts.ts';

/** What the thread is asked: a method of the book, or a certificate on paper. */
export type WorkerCall =
  | { readonly id: number; readonly method: keyof Book; readonly args: readonly unknown[] }
  | {
      readonly id: number;
      readonly method: 'draw';
      readonly args: readonly [CertificateFacts, CertificatePicture | null];
    }
  | { readonly id: number; readonly method: 'end'; readonly args: readonly [] };

export type WorkerAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: Failure; readonly stack: string };

/** The entry of the thread that keeps the licences: searches and drawing never hold up the app. */
function run(port: NonNullable<typeof parentPort>, { file }: { readonly file: string }): void {
  const opened = openBook(file);
  const answer = async (call: WorkerCall): Promise<unknown> => {
    switch (call.method) {
      case 'draw': {
        // Fonts and the drawing of PDF are large, and seldom wanted.
        const { drawCertificate } = await import('./certificates/draw.ts');
        return await drawCertificate(...call.args);
      }
      case 'end':
        opened.close();
        return undefined;
      default: {
        const method = opened.book[call.method] as (...args: readonly unknown[]) => unknown;
        return method(...call.args);
      }
    }
  };
  port.on('message', (call: WorkerCall) => {
    answer(call).then(
      (result) => {
        port.postMessage({ id: call.id, result } satisfies WorkerAnswer);
        if (call.method === 'end') port.close();
      },
      (error: unknown) => {
        const stack = error instanceof Error ? (error.stack ?? '') : '';
        port.postMessage({ id: call.id, failure: failureOf(error), stack } satisfies WorkerAnswer);
      },
    );
  });
}

if (parentPort !== null) run(parentPort, workerData as { readonly file: string });
