import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { isCleared } from '../../../src/shared/model/layout-check.ts';
import type { LayoutCheckEvent } from '../../../src/shared/model/layout-check.ts';
import { checkLayout } from '../../../src/main/layouts/check.ts';
import type { CheckTools } from '../../../src/main/layouts/check.ts';
import { NO_LOOKS } from '../../../src/main/layouts/prints.ts';
import { createReader } from '../../../src/main/layouts/reader.ts';
import { pictureOf } from '../../unit/layouts/fixtures/pictures.ts';
import { caseOf } from './generate.ts';
import type { Case } from './generate.ts';

/** `listed`: the picture was found. `named`: it was not, and something is said to be unread. `missed`: neither. */
export type Verdict = 'listed' | 'named' | 'missed';

export interface Judged {
  readonly number: number;
  readonly kind: string;
  readonly closed: boolean;
  readonly verdict: Verdict;
  readonly said: string;
}

const ASSET = 12_345_678 as AssetId;
/** So many pictures of the vendor are placed in turn: by a name that tells, or by bytes that the library knows. */
const PICTURES = 4;

/** Makes the cases `from` and so many after it in a folder of their own, checks each, and yields what came of it. */
export async function* judged(root: string, from: number, count: number): AsyncGenerator<Judged, void, void> {
  const subjects = await Promise.all(
    Array.from({ length: PICTURES }, async (_, index) => ({
      data: await pictureOf(100 + index, 200, 150),
      named: index % 2 === 0 ? 'IMG_0042.jpg' : `Depositphotos_${ASSET}_l-2015.jpg`,
    })),
  );
  // One thread for all: to start one takes longer than to read a file.
  const reader = createReader({ worker: new URL('../../../src/main/layouts/worker.ts', import.meta.url) });
  const ours = new Set(subjects.flatMap(({ data }, index) => (index % 2 === 0 ? [hashOf(data)] : [])));
  const tools: CheckTools = {
    reader,
    prints: NO_LOOKS,
    known: {
      withContent: (sha256) => (ours.has(sha256) ? { assetId: ASSET, right: 'comp' } : null),
      holds: () => false,
    },
    licensedHere: () => new Set(),
    ask: async () => null,
    facts: () => null,
    learn: async function* () {},
  };
  try {
    for (let number = from; number < from + count; number += 1) {
      const subject = subjects[Math.floor(number / 7) % PICTURES];
      if (subject === undefined) throw new Error('no picture');
      const one = await caseOf(number, subject);
      const folder = mkdtempSync(path.join(root, 'case-'));
      put(folder, one);
      const events: LayoutCheckEvent[] = [];
      for await (const event of checkLayout(
        path.join(folder, one.target),
        tools,
        new AbortController().signal,
      ))
        events.push(event);
      yield { number, kind: one.kind, closed: one.closed, ...verdictOf(events) };
      rmSync(folder, { recursive: true });
    }
  } finally {
    await reader.close();
  }
}

function verdictOf(events: readonly LayoutCheckEvent[]): Pick<Judged, 'verdict' | 'said'> {
  const items = events.flatMap((event) => (event.kind === 'items' ? event.items : []));
  const problems = events.flatMap((event) => (event.kind === 'problems' ? event.problems : []));
  const isClean = events.some((event) => event.kind === 'over' && isCleared(event.summary));
  const isListed = items.some(({ asset }) => asset?.id === ASSET);
  const said = [
    ...problems.map(({ message }) => message),
    ...items.map(({ state, name }) => `${state} ${name}`),
  ];
  return { verdict: isListed ? 'listed' : isClean ? 'missed' : 'named', said: said.join(' | ') };
}

function hashOf(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function put(folder: string, { files }: Case): void {
  for (const [name, data] of files) {
    const at = path.join(folder, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, data);
  }
}
