import { constants } from 'node:fs';
import path from 'node:path';
import type { FileSystem, OpenFile } from '../filesystem.ts';
import type { Job } from '../job.ts';
import { errorCode } from './failures.ts';

export interface Part {
  readonly path: string;
  readonly file: OpenFile;
  readonly size: number;
}

/** Our marker: nothing else in the folder is ever touched. */
const PART_NAME = /^\.stockroom-([0-9a-f-]{36})(?:-\d+)?\.part$/;

export function partName(jobId: string, number = 1): string {
  return number === 1 ? `.stockroom-${jobId}.part` : `.stockroom-${jobId}-${number}.part`;
}

/** Where the part of a job is unless something stood in its way. */
export function firstPart(job: Pick<Job, 'id' | 'folder'>): string {
  return path.join(job.folder, partName(job.id));
}

/** The job a part belongs to by its name, or `null` for any other file. */
export function jobOfPart(name: string): string | null {
  return PART_NAME.exec(name)?.[1] ?? null;
}

const OPEN = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);
const NEW = OPEN | constants.O_CREAT | constants.O_EXCL;

/**
 * Opens a part, or makes it. `null` where something that is not our plain file stands at its place (a link, a
 * folder, a pipe, a file we may not write): the caller takes another name and leaves that thing alone.
 */
export async function openPart(files: FileSystem, partPath: string): Promise<Part | null> {
  try {
    return { path: partPath, file: await files.open(partPath, NEW, 0o644), size: 0 };
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  // Looked at first: opening a pipe would wait for its other end.
  if (!(await files.lstat(partPath)).isFile()) return null;
  let file: OpenFile;
  try {
    file = await files.open(partPath, OPEN);
  } catch (error) {
    if (['ELOOP', 'EISDIR'].includes(errorCode(error))) return null;
    if (['EACCES', 'EPERM'].includes(errorCode(error))) return null;
    throw error;
  }
  const facts = await file.stat();
  if (facts.isFile()) return { path: partPath, file, size: facts.size };
  await file.close();
  return null;
}
