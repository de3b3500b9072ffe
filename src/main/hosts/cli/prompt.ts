import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Asks on the terminal; the question goes to stderr, so that stdout stays clean. */
export async function ask(io: Io, question: string, answer: 'shown' | 'hidden'): Promise<string> {
  if (!io.stdin.isTTY)
    throw new UsageError(`${question.replace(/:?\s*$/, '')} is needed, and there is no terminal to ask on.`);
  // readline echoes to its output: a hidden answer is echoed into nothing, and the question goes past it.
  if (answer === 'hidden') io.stderr.write(question);
  const output =
    answer === 'shown' ? io.stderr : new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: io.stdin, output, terminal: true, historySize: 0 });
  reader.once('SIGINT', () => reader.close());
  const closed = new Promise<never>((_, reject) => {
    reader.once('close', () => reject(new StockroomError('aborted')));
  });
  try {
    return (
      await Promise.race([
        reader.question(answer === 'hidden' ? '' : question, { signal: io.signal }),
        closed,
      ])
    ).trim();
  } finally {
    reader.close();
    if (answer === 'hidden') io.stderr.write('\n');
  }
}

export async function confirm(io: Io, question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test(await ask(io, `${question} [y/N] `, 'shown'));
}
