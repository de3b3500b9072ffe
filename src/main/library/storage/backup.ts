import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StockroomError } from '../../../shared/model/failure.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { Backup } from '../../../shared/model/storage.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** Of the file itself. A newer one is refused. */
const FORMAT = 1;
export const BACKUP_SUFFIX = '.stockroom-backup';
/** Bytes in one row. */
const BLOCK = 1 << 20;

/** The parts of a profile that can't be fetched again. */
export const PARTS = ['stockroom.db', 'ledger.db', 'settings.json'] as const;
export type PartName = (typeof PARTS)[number];

export interface Manifest {
  readonly format: number;
  readonly version: string;
  readonly at: number;
  readonly parts: readonly { readonly name: PartName; readonly bytes: number; readonly sha256: string }[];
}

/** The files of a profile that go into a backup. */
export type PartFiles = Readonly<Record<PartName, string>>;

/**
 * Writes one file that holds everything: an SQLite database with a manifest and the parts in blocks. The databases
 * are copied by SQLite itself, each as of one moment, while the app goes on. The commit point of the ledger is
 * left out on purpose: a ledger that is put back must be known as a copy.
 */
export async function makeBackup(options: {
  readonly parts: PartFiles;
  readonly folder: string;
  readonly version: string;
  readonly now: number;
}): Promise<Backup> {
  const { parts, folder, version, now } = options;
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const work = await fs.mkdtemp(path.join(folder, '.backup-'));
  try {
    const draft = path.join(work, 'backup');
    const container = new DatabaseSync(draft);
    try {
      container.exec(
        `PRAGMA synchronous = FULL;
         CREATE TABLE manifest (text TEXT NOT NULL) STRICT;
         CREATE TABLE block (part TEXT NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (part, seq)) STRICT`,
      );
      const written = [];
      for (const name of PARTS) {
        if (!existsSync(parts[name])) continue;
        written.push(await writePart(container, name, await snapshot(parts[name], path.join(work, name))));
      }
      const manifest: Manifest = { format: FORMAT, version, at: now, parts: written };
      container.prepare('INSERT INTO manifest (text) VALUES (?)').run(JSON.stringify(manifest));
    } finally {
      container.close();
    }
    const name = await freeName(folder, now);
    await fs.rename(draft, path.join(folder, name));
    const { size } = await fs.stat(path.join(folder, name));
    return { name, bytes: size, at: instant(now) };
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
}

/** A copy that no process writes to. */
async function snapshot(file: string, copy: string): Promise<string> {
  if (!file.endsWith('.db')) {
    await fs.copyFile(file, copy);
    return copy;
  }
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, copy);
    return copy;
  } finally {
    source.close();
  }
}

async function writePart(container: DatabaseSync, name: PartName, file: string) {
  const insert = container.prepare('INSERT INTO block (part, seq, bytes) VALUES (?, ?, ?)');
  const hash = createHash('sha256');
  let bytes = 0;
  let seq = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: BLOCK }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    insert.run(name, seq, chunk);
    bytes += chunk.length;
    seq += 1;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

async function freeName(folder: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().slice(0, 16).replace('T', ' ').replace(':', '');
  for (let number = 1; ; number += 1) {
    const name = `Stockroom ${stamp}${number === 1 ? '' : ` (${number})`}${BACKUP_SUFFIX}`;
    if (!existsSync(path.join(folder, name))) return name;
  }
}

export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = (await fs.readdir(folder).catch(overlooked('storage.backups', []))).filter((name) =>
    name.endsWith(BACKUP_SUFFIX),
  );
  const backups: Backup[] = [];
  for (const name of names) {
    const facts = await fs.stat(path.join(folder, name)).catch(overlooked('storage.backups', null));
    if (facts?.isFile() === true) backups.push({ name, bytes: facts.size, at: instant(facts.mtimeMs) });
  }
  return backups.toSorted((a, b) => b.at - a.at);
}

/** Takes a backup apart into a folder. Throws where it is damaged, or was written by a newer Stockroom. */
export async function unpackBackup(file: string, into: string): Promise<Manifest> {
  try {
    const container = new DatabaseSync(file, { readOnly: true });
    try {
      const manifest = readManifest(container);
      for (const part of manifest.parts) await readPart(container, part, path.join(into, part.name));
      return manifest;
    } finally {
      container.close();
    }
  } catch (error) {
    if (error instanceof StockroomError) throw error;
    throw damaged(error);
  }
}

function readManifest(container: DatabaseSync): Manifest {
  const row = container.prepare('SELECT text FROM manifest').get();
  const manifest = JSON.parse(String(row?.['text'])) as Manifest;
  if (manifest.format > FORMAT) throw newer();
  if (!manifest.parts.every(({ name }) => PARTS.includes(name))) throw damaged();
  return manifest;
}

async function readPart(
  container: DatabaseSync,
  { name, bytes, sha256 }: Manifest['parts'][number],
  target: string,
): Promise<void> {
  const hash = createHash('sha256');
  const handle = await fs.open(target, 'w', 0o600);
  try {
    let written = 0;
    for (const row of container
      .prepare('SELECT bytes FROM block WHERE part = ? ORDER BY seq')
      .iterate(name)) {
      const block = row['bytes'];
      if (!(block instanceof Uint8Array)) throw damaged();
      hash.update(block);
      await handle.write(block);
      written += block.length;
    }
    if (written !== bytes || hash.digest('hex') !== sha256) throw damaged();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function newer(): StockroomError {
  return new StockroomError('store.newer', {
    message: 'This backup was written by a newer version of Stockroom.',
  });
}

export function damaged(cause?: unknown): StockroomError {
  return new StockroomError('store.broken', {
    message: 'This backup is damaged, so nothing was restored.',
    action: 'Choose another one.',
    cause,
  });
}
