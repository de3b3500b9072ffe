import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { OpenValues, ValuesFile } from './values-file.ts';

/** The settings file as it is on disk: any JSON object, not yet believed. */
export interface SettingsFile {
  /** Reads the file. Throws when it cannot be read, or holds no JSON object. */
  read(): Readonly<Record<string, unknown>>;
  /** Sets some values and leaves the others as any process has written them. */
  write(change: Readonly<Record<string, unknown>>): void;
  /** A text that differs after every write of any process; empty while there is no file. */
  version(): string;
  /** The copy that an unreadable file was moved to, if there was one. */
  readonly movedAside: string | null;
}

/** How long a write waits for the write of another process, in milliseconds. */
const WRITE_WAIT = 5_000;

/** Opens the file with the host's store; one that is no JSON is moved aside, so that nothing the user wrote is lost. */
export function openSettingsFile(file: string, openValues: OpenValues): SettingsFile {
  let movedAside: string | null = null;
  let values: ValuesFile;
  try {
    values = open(file, openValues);
  } catch (error) {
    // A file that cannot be read at the moment is not broken: it stays, and the start says why it failed.
    if (error instanceof Error && 'code' in error) throw error;
    movedAside = moveAside(file);
    values = open(file, openValues);
  }
  return {
    read: () => objectIn(values),
    write: (change) => {
      // A store reads all values, changes one and writes all: two processes at once would undo each other's change.
      const done = lock(file);
      try {
        values.set({ ...change });
      } finally {
        done();
      }
    },
    version: () => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      // Every write makes a new file.
      return found === undefined ? '' : `${found.ino} ${found.mtimeNs} ${found.ctimeNs} ${found.size}`;
    },
    movedAside,
  };
}

function open(file: string, openValues: OpenValues): ValuesFile {
  const values = openValues(file);
  // Stores read lazily: a broken file must show here.
  objectIn(values);
  return values;
}

function objectIn({ store }: ValuesFile): Readonly<Record<string, unknown>> {
  if (typeof store !== 'object') throw new TypeError('settings are not an object');
  return store;
}

/** Waits until no other process writes; returns the way to let the next one write. */
function lock(file: string): () => void {
  const folder = path.join(path.dirname(file), 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(path.join(folder, 'settings.lock'), { timeout: WRITE_WAIT });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw error;
  }
  return () => db.close();
}

function moveAside(file: string): string {
  for (let n = 1; ; n += 1) {
    const target = `${file}.unreadable-${n}`;
    if (existsSync(target)) continue;
    renameSync(file, target);
    return target;
  }
}
