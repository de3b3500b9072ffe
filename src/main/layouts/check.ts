import { stat } from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../shared/model/failure.ts';
import { LAYOUT_STATES } from '../../shared/model/layout-check.ts';
import type {
  LayoutCheckEvent,
  LayoutItem,
  LayoutPhase,
  LayoutState,
} from '../../shared/model/layout-check.ts';
import { Collection } from './collect.ts';
import { judge, needsLooks } from './judge.ts';
import type { Judge } from './judge.ts';
import type { Reader } from './reader.ts';
import { walk } from './walk.ts';
import { overlooked } from '../platform/failures/index.ts';

/** At most four events a second. Milliseconds. */
const EVENT_SPACING = 250;
/** Items in one event. */
const PAGE = 200;

export interface CheckTools extends Judge {
  readonly reader: Reader;
  /** Looks at pictures of the library that were not looked at yet; yields how many of how many are done. */
  learn(signal: AbortSignal): AsyncIterable<{ readonly done: number; readonly total: number }>;
}

/** Reads a layout, a picture or a folder of them, and says of everything in it what it is. `within`: see `Collection`. */
export async function* checkLayout(
  target: string,
  tools: CheckTools,
  signal: AbortSignal,
  within: string | null = null,
): AsyncGenerator<LayoutCheckEvent, void, void> {
  const collection = new Collection(within);
  const folder = await fill(collection, target, signal);
  const due = pace();
  yield progress('reading', 0, collection.left);
  while (collection.left > 0) {
    signal.throwIfAborted();
    await collection.next((file) => tools.reader.inspect(file, signal), folder);
    if (due()) yield progress('reading', collection.looked, collection.looked + collection.left);
  }
  if (needsLooks(collection.findings, tools.known)) {
    for await (const { done, total } of tools.learn(signal)) {
      if (due()) yield progress('learning', done, total);
    }
  }
  yield progress('asking', 0, null);
  const { items, asked } = await judge(collection.findings, tools, signal);
  for (let at = 0; at < items.length; at += PAGE) yield { kind: 'items', items: items.slice(at, at + PAGE) };
  const { problems, looked } = collection;
  if (problems.length > 0) yield { kind: 'problems', problems: problems.slice(0, PAGE) };
  yield {
    kind: 'over',
    summary: { counts: countsOf(items), files: looked, problems: problems.length, asked },
  };
}

/** Returns the folder, if it is one. */
async function fill(collection: Collection, target: string, signal: AbortSignal): Promise<string | null> {
  const facts = await stat(target).catch(overlooked('layouts.stat', null));
  if (facts === null) {
    throw new StockroomError('not-found', {
      message: `There is no file or folder “${path.basename(target)}”, or it may not be read.`,
      action: 'Check the path.',
    });
  }
  if (!facts.isDirectory()) {
    collection.want(target);
    return null;
  }
  const { files, closed, lost, cut } = await walk(target, signal);
  for (const file of files) collection.want(file);
  for (const at of closed) {
    collection.problems.push({ path: at, kind: 'unreadable', message: 'This folder may not be read.' });
  }
  for (const at of lost) {
    collection.problems.push({
      path: at,
      kind: 'unreadable',
      message: 'It leads to no file, or may not be read.',
    });
  }
  if (cut) {
    const message = 'It holds more files, or deeper folders, than are looked at.';
    collection.problems.push({ path: target, kind: 'limit', message });
  }
  return target;
}

function progress(phase: LayoutPhase, done: number, total: number | null): LayoutCheckEvent {
  return { kind: 'progress', phase, done, total };
}

function pace(): () => boolean {
  let told = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - told < EVENT_SPACING) return false;
    told = performance.now();
    return true;
  };
}

function countsOf(items: readonly LayoutItem[]): Record<LayoutState, number> {
  const counts = Object.fromEntries(LAYOUT_STATES.map((state) => [state, 0])) as Record<LayoutState, number>;
  for (const { state } of items) counts[state] += 1;
  return counts;
}
