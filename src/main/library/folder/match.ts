import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { KnownFile } from '../files/index.ts';
import type { Entry } from './entries.ts';
import type { Hasher } from './hasher.ts';

/** What is known of a file that is looked for. */
export type Wanted = Pick<KnownFile, 'path' | 'bytes' | 'sha256' | 'seen'>;

/** What the disk says about a record. `unsettled`: a file that could not be read just now; nothing is concluded. */
export type Finding<Record extends Wanted = KnownFile> =
  | {
      readonly kind: 'here' | 'changed';
      readonly record: Record;
      readonly entry: Entry;
      readonly sha256: string;
    }
  | { readonly kind: 'missing' | 'unsettled'; readonly record: Record };

export interface Matched<Record extends Wanted> {
  readonly findings: readonly Finding<Record>[];
  /** Files that belong to no record. */
  readonly untracked: readonly Entry[];
}

interface Open<Record> {
  readonly record: Record;
  /** What stands at its path now, and its content. */
  readonly own: Entry | null;
  readonly ownHash: string | null;
}

/** Comparisons before others get a turn. */
const TURN = 500;

/**
 * Finds the file of each record. Content decides, in this order: the content at its own path; the content anywhere
 * else (moved, renamed, or exchanged with another); the edited content that was last seen, there or elsewhere; what
 * else stands at its path (edited); nothing (missing). Each file is given to one record. Only files of the right
 * size are read.
 */
export async function match<Record extends Wanted>(
  records: readonly Record[],
  entries: readonly Entry[],
  hasher: Hasher,
): Promise<Matched<Record>> {
  const places = new Places(entries);
  const findings: Finding<Record>[] = [];
  const give = (kind: 'here' | 'changed', record: Record, entry: Entry, sha256: string) => {
    places.claim(entry);
    findings.push({ kind, record, entry, sha256 });
  };

  let open: Open<Record>[] = [];
  for (const [index, record] of records.entries()) {
    if (index % TURN === TURN - 1) await setImmediate();
    const own = places.at(record.path);
    if (own !== null) hasher.trust(own, record.seen);
    const ownHash = own === null ? null : (hasher.known(own) ?? (await hasher.hash(own)));
    if (own !== null && ownHash === null) {
      places.claim(own);
      findings.push({ kind: 'unsettled', record });
    } else if (own !== null && ownHash === record.sha256) give('here', record, own, ownHash);
    else open.push({ record, own, ownHash });
  }

  const follow = async (
    kind: 'here' | 'changed',
    contentOf: (record: Record) => { readonly size: number; readonly sha256: string } | null,
  ) => {
    const left: Open<Record>[] = [];
    for (const [index, one] of open.entries()) {
      if (index % TURN === TURN - 1) await setImmediate();
      const wanted = contentOf(one.record);
      const found = wanted === null ? null : await places.find(wanted, one.record.path, hasher);
      if (found === null || wanted === null) left.push(one);
      else give(kind, one.record, found, wanted.sha256);
    }
    open = left;
  };
  const inPlace = (fits: (one: Open<Record>) => boolean) => {
    open = open.filter((one) => {
      if (one.own === null || one.ownHash === null || places.isClaimed(one.own) || !fits(one)) return true;
      give('changed', one.record, one.own, one.ownHash);
      return false;
    });
  };

  await follow('here', ({ bytes: size, sha256 }) => ({ size, sha256 }));
  inPlace(({ record, ownHash }) => record.seen?.sha256 === ownHash);
  await follow('changed', ({ seen, sha256 }) => (seen === null || seen.sha256 === sha256 ? null : seen));
  inPlace(() => true);
  for (const { record } of open) findings.push({ kind: 'missing', record });
  return { findings, untracked: entries.filter((entry) => !places.isClaimed(entry)) };
}

/** The files on the disk by path and by size, and which of them are taken. */
class Places {
  readonly #byPath = new Map<string, Entry>();
  /** File systems differ in how they spell `é`: composed, decomposed, or either. */
  readonly #byComposed = new Map<string, Entry>();
  readonly #bySize = new Map<number, Entry[]>();
  readonly #claimed = new Set<Entry>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      this.#byPath.set(entry.path, entry);
      this.#byComposed.set(entry.path.normalize('NFC'), entry);
      const same = this.#bySize.get(entry.size);
      if (same === undefined) this.#bySize.set(entry.size, [entry]);
      else same.push(entry);
    }
  }

  at(target: string): Entry | null {
    return this.#byPath.get(target) ?? this.#byComposed.get(target.normalize('NFC')) ?? null;
  }

  claim(entry: Entry): void {
    this.#claimed.add(entry);
  }

  isClaimed(entry: Entry): boolean {
    return this.#claimed.has(entry);
  }

  /** A free file with this content; of several copies the one that is most like the path. */
  async find(
    { size, sha256 }: { readonly size: number; readonly sha256: string },
    like: string,
    hasher: Hasher,
  ): Promise<Entry | null> {
    const free = (this.#bySize.get(size) ?? []).filter((entry) => !this.isClaimed(entry));
    const nearest =
      free.length < 2 ? free : free.toSorted((a, b) => distance(a.path, like) - distance(b.path, like));
    for (const entry of nearest) if ((await hasher.hash(entry)) === sha256) return entry;
    return null;
  }
}

/** 0 for the same name in another folder, 1 for another name in the same folder. */
function distance(one: string, other: string): number {
  if (path.basename(one) === path.basename(other)) return 0;
  return path.dirname(one) === path.dirname(other) ? 1 : 2;
}
