import type { ScanReport } from '../../../shared/model/library-folder.ts';
import type { KnownFile, Presences, Settled } from '../files/index.ts';
import { entryAt } from './entries.ts';
import type { Hasher } from './hasher.ts';
import type { Held } from './held.ts';
import type { Finding } from './match.ts';
import { fileUnder } from './roots.ts';

interface Context {
  readonly presences: Presences;
  readonly hasher: Hasher;
  readonly held: Held;
  readonly folders: readonly string[];
}

type Counts = Pick<ScanReport, 'moved' | 'missing' | 'changed' | 'back'>;

/** Writes down what is new of what was found. */
export async function settleFindings(findings: readonly Finding[], context: Context): Promise<Counts> {
  const claimed = new Map(findings.flatMap((one) => ('entry' in one ? [[one.entry.path, one.sha256]] : [])));
  const counts = { moved: 0, missing: 0, changed: 0, back: 0 };
  const changes: Settled[] = [];
  for (const finding of findings) {
    const { record } = finding;
    if (context.held.wasHeld(record.path)) continue;
    const change = await changeOf(finding, claimed, context);
    if (change === null) continue;
    changes.push(change);
    if (change.to !== undefined) counts.moved += 1;
    if (change.presence === record.presence) continue;
    if (change.presence === 'missing') counts.missing += 1;
    else if (change.presence === 'changed') counts.changed += 1;
    else if (change.presence === 'here') counts.back += 1;
  }
  await context.presences.settle(changes);
  return counts;
}

async function changeOf(
  finding: Finding,
  claimed: ReadonlyMap<string, string>,
  { hasher, held, folders }: Context,
): Promise<Settled | null> {
  const { record } = finding;
  switch (finding.kind) {
    case 'unsettled':
      return null;
    case 'missing': {
      if (record.presence === 'missing') return null;
      // It may have come back while the others were looked at; unless what stands there is another's.
      const back = !claimed.has(record.path) && (await entryAt(record.path)) !== null;
      if (back) return null;
      // What was last seen at its path was the other's file already: following that would lead astray.
      const isOthers = record.seen !== null && claimed.get(record.path) === record.seen.sha256;
      return { record, presence: 'missing', ...(isOthers ? { seen: null } : {}) };
    }
    case 'here':
    case 'changed': {
      const { entry, sha256, kind } = finding;
      if (held.wasHeld(entry.path)) return null;
      const seen = hasher.seen(entry, sha256);
      const moved = entry.path !== record.path && !(await isSpelledOtherwise(entry.path, record.path));
      const to = moved ? fileUnder(entry.path, record.folder, folders) : null;
      if (moved && to === null) return null;
      const same = !moved && record.presence === kind && isSame(record.seen, seen);
      return same ? null : { record, presence: kind, seen, ...(to === null ? {} : { to }) };
    }
  }
}

function isSame(one: KnownFile['seen'], other: KnownFile['seen']): boolean {
  return one?.size === other?.size && one?.mtimeMs === other?.mtimeMs && one?.sha256 === other?.sha256;
}

/** The same name in another Unicode form, on a file system that takes either for the file. */
async function isSpelledOtherwise(one: string, other: string): Promise<boolean> {
  return one.normalize('NFC') === other.normalize('NFC') && (await entryAt(other)) !== null;
}
