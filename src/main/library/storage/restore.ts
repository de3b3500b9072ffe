import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { damaged, newer, PARTS, unpackBackup } from './backup.ts';
import type { PartFiles, PartName } from './backup.ts';
import { overlooked } from '../../platform/failures/index.ts';

interface RestoreOptions {
  /** A folder of the profile that is used for nothing else. */
  readonly staging: string;
  readonly parts: PartFiles;
}

/** See `LedgerFate` of licensing. */
export type FateOfLedger = (current: string, backup: string) => 'keep' | 'replace' | 'keep-both';

/** Names the parts that are ready; written last, so that half a restore is none. */
const READY = 'ready.json';
const READY_DRAFT = `${READY}.new`;

/** Checks a backup and lays it ready for the next start: databases that are open can't be exchanged. */
export async function stageRestore(
  backup: string,
  knownMigrations: readonly number[],
  { staging }: RestoreOptions,
): Promise<void> {
  clear(staging);
  await fs.mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const { parts } = await unpackBackup(backup, staging);
    for (const { name } of parts) if (name.endsWith('.db')) inspect(path.join(staging, name));
    const own = path.join(staging, 'stockroom.db');
    if (!existsSync(own)) throw damaged();
    if (migrationsOf(own).some((id) => !knownMigrations.includes(id))) throw newer();
    const draft = path.join(staging, READY_DRAFT);
    await fs.writeFile(draft, JSON.stringify(parts.map(({ name }) => name)));
    await fs.rename(draft, path.join(staging, READY));
  } catch (error) {
    clear(staging);
    throw error;
  }
}

export function isRestoreWaiting({ staging }: Pick<RestoreOptions, 'staging'>): boolean {
  return existsSync(path.join(staging, READY));
}

/**
 * Puts a backup that lies ready in place, before anything is opened. What was there is kept beside it. Goes on from
 * wherever an earlier start stopped. The ledger is put back only where that takes no purchase back. Where it stays
 * although the backup knows more, the other one is laid beside it.
 */
export function applyRestore(
  { staging, parts }: RestoreOptions,
  fateOfLedger: FateOfLedger,
  now: number,
): void {
  const ready = path.join(staging, READY);
  if (!existsSync(ready)) return;
  const names = namesIn(ready);
  if (names === null) {
    // Damaged since it was laid ready: what stands in place stays, and the backup itself is still there.
    clear(staging);
    return;
  }
  for (const name of PARTS) {
    const staged = path.join(staging, name);
    // One that is gone was put in place by an earlier start.
    if (!names.includes(name) || !existsSync(staged)) continue;
    const target = parts[name];
    const fate = name === 'ledger.db' && existsSync(target) ? fateOfLedger(target, staged) : 'replace';
    if (fate === 'keep') continue;
    if (fate === 'keep-both') {
      renameSync(staged, `${target}.of-backup-${now}`);
      continue;
    }
    setAside(target, now);
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(staged, target);
  }
  clear(staging);
}

function namesIn(ready: string): readonly PartName[] | null {
  try {
    const names: unknown = JSON.parse(readFileSync(ready, 'utf8'));
    return Array.isArray(names) ? PARTS.filter((name) => names.includes(name)) : null;
  } catch (error) {
    return overlooked('storage.ready', null)(error);
  }
}

/** Removes what a restore lays down, in an order in which half of it is no restore; leaves everything else. */
function clear(staging: string): void {
  const laidDown = PARTS.flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);
  for (const name of [READY, READY_DRAFT, ...laidDown]) rmSync(path.join(staging, name), { force: true });
  if (existsSync(staging) && readdirSync(staging).length === 0) rmdirSync(staging);
}

/** With what SQLite may have left beside it: a log of one database must not meet another. */
function setAside(file: string, now: number): void {
  const aside = `${file}.before-restore-${now}`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${aside}${suffix}`);
  }
}

function inspect(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const row = db.prepare('PRAGMA integrity_check(1)').get();
    if (row?.['integrity_check'] !== 'ok') throw damaged();
  } finally {
    db.close();
  }
}

function migrationsOf(file: string): readonly number[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db
      .prepare('SELECT id FROM migration')
      .all()
      .map((row) => Number(row['id']));
  } finally {
    db.close();
  }
}
