import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../../platform/store/index.ts';
import { headOf, passed } from './log-chain.ts';
import type { Head } from './log-chain.ts';
import { overlooked } from '../../platform/failures/index.ts';

/**
 * How far the log had come before the latest purchase, kept beside the ledger. A copy of the ledger that was put
 * back has not been through that point: what it calls open may have been bought since. A new ledger gets its commit
 * point at its first opening, so that a ledger without one is a copy, too.
 */
export interface CommitPoint {
  /** Durable before it returns. */
  drop(): void;
  /** False when a ledger with a past has not been through the commit point, or has lost it. */
  holds(): boolean;
}

/** For a ledger in memory, which can't be put back. */
export const NO_COMMIT_POINT: CommitPoint = { drop: () => {}, holds: () => true };

export function createCommitPoint(file: string, store: Store): CommitPoint {
  return {
    drop: () => {
      // Under the ledger's write lock, so that two processes don't put the commit point back in turn.
      store.transaction(() => replaceFile(file, JSON.stringify(headOf(store))));
    },
    holds: () => {
      const committed = readHead(file);
      if (committed !== null) return passed(store, committed);
      return headOf(store).seq === 0;
    },
  };
}

function readHead(file: string): Head | null {
  try {
    const { seq, hash } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Head>;
    return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : null;
  } catch (error) {
    return overlooked('licensing.commit-point', null)(error);
  }
}

function replaceFile(file: string, text: string): void {
  const draft = `${file}.new`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** Makes the renaming durable; Windows has no such thing and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
