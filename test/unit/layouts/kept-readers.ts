import { afterAll } from 'vitest';
import { createReader } from '../../../src/main/layouts/reader.ts';
import type { Reader } from '../../../src/main/layouts/reader.ts';

const WORKER = new URL('../../../src/main/layouts/worker.ts', import.meta.url);

/**
 * Readers for all cases of a test file: their threads go on when a check is over, because a thread takes longer to
 * start than a small file to read.
 */
export function keptReaders(): () => Reader {
  // One for checks and one for what is dropped, as the service opens them.
  const kept = [createReader({ worker: WORKER }), createReader({ worker: WORKER })] as const;
  afterAll(async () => {
    for (const reader of kept) await reader.close();
  });
  let opened = 0;
  return () => {
    const reader = kept[opened % 2 === 0 ? 0 : 1];
    opened += 1;
    return { ...reader, close: async () => {} };
  };
}
