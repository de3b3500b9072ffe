import { dropPath } from '../../shared/contract/drops.ts';
import { DROP_LIMITS, isDropPath } from '../../shared/model/drop.ts';
import type { DropId } from '../../shared/model/drop.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { LayoutProblem } from '../../shared/model/layout-check.ts';
import type { DroppedFile } from './dropped.ts';

export type SendFile = (
  path: string,
  file: File,
  options: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
) => Promise<number>;

/** Files under way at a time: small ones wait for answers more than for the wire. */
const LANES = 4;

interface Sending {
  readonly drop: DropId;
  readonly send: SendFile;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Sends all files of a drop. Returns those that could not be: the others are checked all the same. */
export async function sendDropped(
  files: readonly DroppedFile[],
  options: Sending,
): Promise<readonly LayoutProblem[]> {
  if (sizeOf(files) > DROP_LIMITS.bytes) throw tooMuch();
  const problems: LayoutProblem[] = [];
  const queue = files.values();
  let done = 0;
  const parts = new Map<DroppedFile, number>();
  const tell = () => options.onSent(done + [...parts.values()].reduce((sum, bytes) => sum + bytes, 0));
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const lane = async () => {
    for (const each of queue) {
      const onSent = (bytes: number) => {
        parts.set(each, bytes);
        tell();
      };
      const problem = await sendOne(each, { ...options, onSent, signal });
      if (problem !== null) problems.push(problem);
      parts.delete(each);
      done += each.file.size;
      tell();
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (error) {
    // One lane that fails stops the others.
    failed.abort(error);
    throw error;
  }
  return problems;
}

export function sizeOf(files: readonly DroppedFile[]): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}

async function sendOne({ names, file }: DroppedFile, options: Sending): Promise<LayoutProblem | null> {
  const path = names.join('/');
  if (!isDropPath(names)) return left(path, 'unreadable', BAD_NAME);
  if (file.size > DROP_LIMITS.fileBytes) return left(path, 'limit', TOO_LARGE);
  const status = await options.send(dropPath(options.drop, names), file, options);
  switch (status) {
    case 204:
      return null;
    case 400:
      return left(path, 'unreadable', BAD_NAME);
    case 409:
      return left(path, 'unreadable', 'Another file of the drop has this name, so it was not looked at.');
    case 413:
      throw tooMuch();
    case 507:
      throw new StockroomError('disk.full', {
        message: 'There is no room for a copy of what was dropped.',
        action: 'Type its path instead: then nothing is copied.',
      });
    default:
      if (status === 0 && !(await isReadable(file))) {
        return left(path, 'unreadable', 'The browser cannot read it any more.');
      }
      throw new StockroomError('offline', {
        message: 'Sending the files to Stockroom broke off.',
        action: 'Try again.',
      });
  }
}

const BAD_NAME = 'Its name cannot be written on this computer, so it was not looked at.';
const TOO_LARGE = 'It is larger than 4 GB, so it was not looked at. Type its path to check it.';

function left(path: string, kind: LayoutProblem['kind'], message: string): LayoutProblem {
  return { path, kind, message };
}

function tooMuch(): StockroomError {
  return new StockroomError('invalid', {
    message: 'This is more than a browser can send: 16 GB in all, 4 GB in one file.',
    action: 'Type its path instead: then nothing is copied.',
  });
}

/** It may have been moved or changed since it was dropped. */
async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
