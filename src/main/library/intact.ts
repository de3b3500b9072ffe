import { stat } from 'node:fs/promises';
import { absolutePath } from './rows.ts';
import type { FileRow } from './rows.ts';
import { findProblem } from './verify.ts';

/**
 * Whether a file is still the one that was fetched. Another size says no; a file that nobody has written to since it
 * was recorded is taken for the same, and only one that somebody has is read.
 */
export async function isIntact(row: FileRow, signal: AbortSignal): Promise<boolean> {
  const facts = await stat(absolutePath(row)).catch(() => null);
  if (facts === null || !facts.isFile() || facts.size !== row.bytes) return false;
  if (facts.mtimeMs <= row.added_at) return true;
  const problem = await findProblem(row, signal);
  // What cannot be read now has not been shown to differ.
  return problem === null || problem === 'unreadable';
}
