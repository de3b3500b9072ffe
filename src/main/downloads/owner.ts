import { randomUUID } from 'node:crypto';
import { claimLock } from '../store/index.ts';
import type { ProcessLock } from '../store/index.ts';

/** Which process works on a job; its name stands in the job's row. */
export type Owner = ProcessLock;

/** `folder` is the profile; `null` for a database in memory. */
export function claimOwner(folder: string | null): Owner {
  return claimLock({ folder, work: 'downloads', id: randomUUID() });
}
