import { Worker } from 'node:worker_threads';
import type { Drawn } from './inspect/draw.ts';
import type { DrawnSize } from './inspect/drawn-sizes.ts';
import type { Identity, WhoIsIt } from './inspect/identity.ts';
import type { FileReport, Measured, Print } from './inspect/report.ts';
import type { Question } from './worker.ts';
import { createTurns } from '../platform/turns/index.ts';

/** Opens files in a thread of its own; whatever a file does to it, the app goes on. */
export interface Reader {
  /** One at a time. Rejects only when the signal aborts. */
  inspect(file: string, signal: AbortSignal): Promise<FileReport>;
  /** What a file is, without opening what lies in it; `null` where nothing can be told. */
  identify(who: WhoIsIt, signal: AbortSignal): Promise<Identity | null>;
  /** How large a drawing or film is; `null` for what is neither, or is gone. */
  measure(file: string, signal: AbortSignal): Promise<Measured | null>;
  /** How a file looks; `null` for one that is gone, or that the thread could not bear. */
  draw(file: string, size: DrawnSize, signal: AbortSignal): Promise<Drawn | null>;
  /** The print of a picture; `null` for one that shows nothing. */
  print(picture: Uint8Array, signal: AbortSignal): Promise<Print | null>;
  /** Whether a PDF is another one with nothing but metadata added; `false` where that can't be shown. */
  addsMetadata(before: string, after: string, signal: AbortSignal): Promise<boolean>;
  /** Ends the thread; the next file starts another. */
  close(): Promise<void>;
}

/** For one file, layouts inside it included, on a slow computer. Milliseconds. */
const PATIENCE = 120_000;
/** For reading a film of many gigabytes from a slow disk. Milliseconds. */
const READING = 15 * 60_000;
/** Megabytes of JavaScript objects. Bytes of files are bounded by `LIMITS`. */
const HEAP = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const;

export function createReader(options: { readonly worker: URL; readonly patience?: number }): Reader {
  const { patience = PATIENCE } = options;
  let worker: Worker | null = null;
  const inTurn = createTurns();

  const drop = async () => {
    const last = worker;
    worker = null;
    await last?.terminate();
  };

  const ask = async <Report extends object>(
    question: Question,
    wait: number,
    signal: AbortSignal,
  ): Promise<Report | 'died' | 'late'> => {
    signal.throwIfAborted();
    worker ??= new Worker(options.worker, { resourceLimits: HEAP, stdout: true, stderr: true });
    const current = worker;
    const answer = Promise.withResolvers<{ readonly report: Report } | 'died' | 'late' | 'aborted'>();
    const onReport = (report: Report) => answer.resolve({ report });
    const onDeath = () => answer.resolve('died');
    const onAbort = () => answer.resolve('aborted');
    const late = setTimeout(() => answer.resolve('late'), wait);
    current.once('message', onReport);
    current.once('error', onDeath);
    current.once('exit', onDeath);
    signal.addEventListener('abort', onAbort, { once: true });
    current.postMessage(question);
    const end = await answer.promise;
    clearTimeout(late);
    signal.removeEventListener('abort', onAbort);
    for (const event of ['error', 'exit'] as const) current.off(event, onDeath);
    if (typeof end === 'object') return end.report;
    // It may be in the middle of something: never asked again.
    current.once('error', () => {});
    await drop();
    signal.throwIfAborted();
    return end === 'late' ? 'late' : 'died';
  };

  return {
    inspect: (file, signal) =>
      inTurn(async () => {
        const report = await ask<FileReport>(file, patience, signal);
        if (typeof report === 'object') return report;
        return report === 'late'
          ? nothing('time', 'It took more than two minutes, so it was given up.')
          : nothing('limit', 'It needs more memory than a layout may take, so it was given up.');
      }),
    measure: (file, signal) =>
      inTurn(async () => {
        const answer = await ask<{ readonly measured: Measured | null }>({ measure: file }, patience, signal);
        return typeof answer === 'object' ? answer.measured : { kind: 'unknown', extents: [] };
      }),
    draw: (file, size, signal) =>
      inTurn(async () => {
        const answer = await ask<{ readonly drawn: Drawn | null }>({ draw: file, size }, patience, signal);
        return typeof answer === 'object' ? answer.drawn : null;
      }),
    print: (picture, signal) =>
      inTurn(async () => {
        const answer = await ask<{ readonly print: Print | null }>({ print: picture }, patience, signal);
        return typeof answer === 'object' ? answer.print : null;
      }),
    addsMetadata: (before, after, signal) =>
      inTurn(async () => {
        const answer = await ask<{ readonly added: boolean }>({ before, after }, patience, signal);
        return typeof answer === 'object' && answer.added;
      }),
    identify: (who, signal) =>
      inTurn(async () => {
        const answer = await ask<{ readonly identity: Identity | null }>(who, READING, signal);
        return typeof answer === 'object' ? answer.identity : null;
      }),
    // In turn: who asks while the thread ends gets the next one.
    close: () => inTurn(drop),
  };
}

function nothing(kind: 'time' | 'limit', message: string): FileReport {
  return { content: null, layout: true, known: true, uses: [], problems: [{ kind, message }] };
}
