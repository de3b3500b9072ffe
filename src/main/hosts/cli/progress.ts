import type { Io } from './io.ts';
import { clip } from './text.ts';

/** One line on stderr that is written over; nothing at all where stderr is no terminal. */
export interface Progress {
  show(line: string): void;
  clear(): void;
}

export function createProgress(io: Io): Progress {
  const { stderr } = io;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  const erase = '\r\u001b[2K';
  return {
    show: (line) => stderr.write(`${erase}${clip(line, (stderr.columns ?? 80) - 1)}`),
    clear: () => stderr.write(erase),
  };
}
