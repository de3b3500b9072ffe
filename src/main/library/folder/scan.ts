import { setImmediate } from 'node:timers/promises';
import type { ScanReport } from '../../../shared/model/library-folder.ts';
import type { KnownFile, Presences } from '../files/index.ts';
import { entryAt, isIgnoredIn, walk } from './entries.ts';
import type { Entry } from './entries.ts';
import { settleFindings } from './findings.ts';
import { Hasher } from './hasher.ts';
import type { Held } from './held.ts';
import { match } from './match.ts';
import type { Finding } from './match.ts';
import { isInside, outermost } from './roots.ts';
import type { Roots } from './roots.ts';
import { UNTRACKED_SLICE } from './untracked.ts';
import type { UntrackedFiles } from './untracked.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface ScanContext {
  readonly presences: Presences;
  readonly untracked: UntrackedFiles;
  readonly roots: Roots;
  readonly held: Held;
  /** The folder that files land in. */
  readonly libraryFolder: () => string;
  readonly now: () => number;
}

/** Records read at a time. */
const PAGE = 500;

/** Compares every record with the disk. Only files that are new, written to or astray are read. */
export async function scanAll(context: ScanContext, signal: AbortSignal): Promise<ScanReport> {
  const { presences, untracked, roots, held, now } = context;
  held.begin();
  const folders = allFolders(context);
  const hasher = new Hasher({ signal, now });
  // Records first: one that is added from now on has nothing to fear from a list that was made before it.
  const records = new Map<string, readonly KnownFile[]>();
  for (const folder of folders) records.set(folder, await readRecords(folder, presences));
  const { entries, unreadable } = await readDisk(folders, signal);

  const standing = new Set(entries.map((entry) => entry.path.normalize('NFC')));
  const connected: KnownFile[] = [];
  const unsure = new Set<string>();
  const away: KnownFile[] = [];
  for (const [folder, own] of records) {
    const { is, device } = await roots.state(folder);
    const stands = own.some((record) => standing.has(record.path.normalize('NFC')));
    if (is === 'away' || unreadable.includes(folder)) {
      away.push(...own);
      continue;
    }
    connected.push(...own.filter(({ path }) => !unreadable.some((closed) => isInside(closed, path))));
    if (is === 'unsure' && !stands && own.length > 0) unsure.add(folder);
    else roots.seen(folder, device, now());
  }

  untracked.trust(await freeEntries(entries, connected), hasher);
  const matched = await match(connected, entries, hasher);
  const findings = await settleUnsure(matched.findings, unsure, away, context);
  const counts = await settleFindings(findings, { presences, hasher, held, folders });
  await presences.settle(
    away
      .filter(({ presence }) => presence !== 'not-connected')
      .map((record) => ({ record, presence: 'not-connected' as const })),
  );
  const foreign = matched.untracked.filter((entry) => !held.wasHeld(entry.path));
  const unread = await untracked.follow(foreign, hasher, 'all');
  await noteUntracked(
    foreign.filter((entry) => !unread.has(entry)),
    context,
    hasher,
  );
  const found = new Set(foreign.map((entry) => entry.path));
  untracked.forget(untracked.paths().filter((path) => !found.has(path)));
  return {
    ...counts,
    files: entries.length,
    hashed: hasher.read,
    notConnected: away.length,
    untracked: untracked.count().untracked,
  };
}

/** Compares what stands at some paths with the records that it concerns. `null`: everything must be looked at. */
export async function scanPaths(
  paths: readonly string[],
  doubted: ReadonlySet<string>,
  context: ScanContext,
  signal: AbortSignal,
): Promise<ScanReport | null> {
  const { presences, untracked, roots, held, now } = context;
  held.begin();
  const folders = allFolders(context);
  const dirty = paths.filter((path) =>
    folders.some((folder) => isInside(folder, path) && !isIgnoredIn(folder, path)),
  );
  const hasher = new Hasher({ signal, now, doubted });
  const atPaths = presences.at([...new Set(dirty.flatMap((path) => [path, path.normalize('NFC')]))]);
  const entries = await entriesAt(dirty);
  const sizes = new Set(atPaths.flatMap(({ bytes, seen }) => [bytes, seen?.size ?? bytes]));
  for (const entry of entries.values()) sizes.add(entry.size);
  for (const size of untracked.sizesAt(dirty)) sizes.add(size);
  const known = new Set(atPaths.map(({ id }) => id));
  const astray = presences.astray([...sizes]).filter(({ id }) => !known.has(id));
  const nearby = await entriesAt([...untracked.ofSizes([...sizes]), ...astray.map((record) => record.path)]);
  const all = [...new Map([...nearby, ...entries]).values()];

  untracked.trust(all, hasher);
  const matched = await match([...atPaths, ...astray], all, hasher);
  for (const { kind, record } of matched.findings) {
    if (kind === 'missing' && (await roots.state(record.folder)).is !== 'there') return null;
  }
  const counts = await settleFindings(matched.findings, { presences, hasher, held, folders });
  const free = matched.untracked.filter((entry) => !held.wasHeld(entry.path));
  const unread = await untracked.follow(free, hasher, { paths: dirty });
  const foreign = free.filter((entry) => entries.has(entry.path) && !unread.has(entry));
  const stillForeign = new Set(matched.untracked.map((entry) => entry.path));
  untracked.forget([...dirty, ...nearby.keys()].filter((path) => !stillForeign.has(path)));
  await noteUntracked(foreign, context, hasher);
  return {
    ...counts,
    files: dirty.length,
    hashed: hasher.read,
    notConnected: 0,
    untracked: untracked.count().untracked,
  };
}

export function allFolders({ presences, libraryFolder }: ScanContext): readonly string[] {
  return [...new Set([libraryFolder(), ...presences.folders()])];
}

async function readRecords(folder: string, presences: Presences): Promise<readonly KnownFile[]> {
  const records: KnownFile[] = [];
  for (;;) {
    const page = presences.page(folder, records.at(-1)?.id ?? 0, PAGE);
    records.push(...page);
    if (page.length < PAGE) return records;
    await setImmediate();
  }
}

async function readDisk(
  folders: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly entries: readonly Entry[]; readonly unreadable: readonly string[] }> {
  const entries: Entry[] = [];
  const unreadable: string[] = [];
  for (const folder of outermost(folders)) {
    try {
      for await (const entry of walk(folder, signal, (closed) => unreadable.push(closed)))
        entries.push(entry);
    } catch (error) {
      overlooked('folder.walk')(error);
      signal.throwIfAborted();
      unreadable.push(folder, ...folders.filter((inner) => isInside(folder, inner)));
    }
  }
  return { entries, unreadable };
}

/** Entries at the path of no record: only of them an untracked file may be the content. */
async function freeEntries(
  entries: readonly Entry[],
  records: readonly KnownFile[],
): Promise<readonly Entry[]> {
  const taken = new Set(records.map(({ path }) => path));
  await setImmediate();
  return entries.filter(({ path }) => !taken.has(path));
}

/**
 * A folder on another device than before, with none of our files at its place: if none turned up elsewhere in it
 * either, it is the empty place where a drive was.
 */
async function settleUnsure(
  findings: readonly Finding[],
  unsure: ReadonlySet<string>,
  away: KnownFile[],
  { roots, now }: ScanContext,
): Promise<readonly Finding[]> {
  const gone = new Set(unsure);
  for (const { kind, record } of findings) if (kind !== 'missing') gone.delete(record.folder);
  for (const folder of unsure) {
    if (!gone.has(folder)) roots.seen(folder, (await roots.state(folder)).device, now());
  }
  for (const { record } of findings) if (gone.has(record.folder)) away.push(record);
  return findings.filter(({ record }) => !gone.has(record.folder));
}

async function noteUntracked(
  foreign: readonly Entry[],
  { presences, untracked }: ScanContext,
  hasher: Hasher,
): Promise<void> {
  for (let from = 0; from < foreign.length; from += UNTRACKED_SLICE) {
    if (from > 0) await setImmediate();
    const slice = foreign.slice(from, from + UNTRACKED_SLICE);
    // A download may have arrived while we looked.
    const ours = new Set(presences.at(slice.map(({ path }) => path)).map(({ path }) => path));
    untracked.note(
      slice.filter(({ path }) => !ours.has(path)),
      hasher,
    );
  }
}

async function entriesAt(paths: readonly string[]): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const path of paths) {
    const entry = await entryAt(path);
    if (entry !== null) entries.set(path, entry);
  }
  return entries;
}
