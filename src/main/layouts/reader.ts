import { Worker } from 'node:worker_threads';
import type { FileReport } from './inspect/report.ts';

/** Opens files in a thread of its own; whatever a file does to it, the app goes on. */
export interface Reader {
  /** One at a time. Rejects only when the signal aborts. */
  inspect(file: string, signal: AbortSignal): Promise<FileReport>;
  /** Ends the thread; the next file starts another. */
  close(): Promise<void>;
}

/** For one file, layouts inside it included, on a slow computer. Milliseconds. */
const PATIENCE = 120_000;
/** Megabytes of JavaScript objects. Bytes of files are bounded by `LIMITS`. */
const HEAP = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const;

export function createReader(options: { readonly worker: URL; readonly patience?: number }): Reader {
  const { patience = PATIENCE } = options;
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const drop = async () => {
    const last = worker;
    worker = null;
    await last?.terminate();
  };

  const ask = async (file: string, signal: AbortSignal): Promise<FileReport> => {
    signal.throwIfAborted();
    worker ??= new Worker(options.worker, { resourceLimits: HEAP, stdout: true, stderr: true });
    const current = worker;
    const answer = Promise.withResolvers<FileReport | 'died' | 'late' | 'aborted'>();
    const onDeath = () => answer.resolve('died');
    const onAbort = () => answer.resolve('aborted');
    const late = setTimeout(() => answer.resolve('late'), patience);
    current.once('message', answer.resolve);
    current.once('error', onDeath);
    current.once('exit', onDeath);
    signal.addEventListener('abort', onAbort, { once: true });
    current.postMessage(file);
    const report = await answer.promise;
    clearTimeout(late);
    signal.removeEventListener('abort', onAbort);
    for (const event of ['error', 'exit'] as const) current.off(event, onDeath);
    if (typeof report === 'object') return report;
    // It may be in the middle of something: never asked again.
    current.once('error', () => {});
    await drop();
    signal.throwIfAborted();
    return report === 'late'
      ? nothing('time', 'It took more than two minutes, so it was given up.')
      : nothing('limit', 'It needs more memory than a layout may take, so it was given up.');
  };

  return {
    inspect: (file, signal) => {
      const next = turn.then(() => ask(file, signal));
      turn = next.catch(() => {});
      return next;
    },
    close: async () => {
      await turn;
      await drop();
    },
  };
}

function nothing(kind: 'time' | 'limit', message: string): FileReport {
  return { content: null, layout: true, uses: [], problems: [{ kind, message }] };
}
