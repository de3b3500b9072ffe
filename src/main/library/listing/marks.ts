import { setImmediate } from 'node:timers/promises';
import { foldName } from '../../../shared/model/fold-name.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Marks, MarksEdit } from '../../../shared/model/record.ts';
import type { Store } from '../../platform/store/index.ts';
import { readMarks } from './records.ts';

/** Assets marked before others get their turn. */
const SLICE = 50;

/** Writes marks of many assets, in slices; tells how they were before. */
export async function editMarks(
  store: Store,
  ids: readonly AssetId[],
  edit: MarksEdit,
): Promise<ReadonlyMap<AssetId, Marks>> {
  const before = new Map<AssetId, Marks>();
  await inSlices(store, ids, (id) => {
    const now = readMarks(store, id);
    before.set(id, now);
    writeMarks(store, id, edited(now, edit));
  });
  return before;
}

/** The way back. */
export async function restoreMarks(store: Store, marks: ReadonlyMap<AssetId, Marks>): Promise<void> {
  await inSlices(store, [...marks.keys()], (id) => {
    const was = marks.get(id);
    if (was !== undefined) writeMarks(store, id, was);
  });
}

/** Tags are names: those of one key are one, and the spelling that was there stays. */
export function edited(now: Marks, edit: MarksEdit): Marks {
  const tags = new Map(now.tags.map((tag) => [foldName(tag), tag]));
  for (const tag of edit.addTags ?? []) if (!tags.has(foldName(tag))) tags.set(foldName(tag), tag);
  for (const tag of edit.removeTags ?? []) tags.delete(foldName(tag));
  return { rating: edit.rating ?? now.rating, note: edit.note ?? now.note, tags: [...tags.values()] };
}

function writeMarks(store: Store, id: AssetId, marks: Marks): void {
  store.run('INSERT OR REPLACE INTO library_mark VALUES (?, ?, ?)', id, marks.rating, marks.note);
  store.run('DELETE FROM library_tag WHERE asset_id = ?', id);
  for (const tag of marks.tags) store.run('INSERT OR IGNORE INTO library_tag VALUES (?, ?)', tag, id);
  store.run('INSERT OR IGNORE INTO library_stale SELECT asset_id FROM library_record WHERE asset_id = ?', id);
}

async function inSlices(store: Store, ids: readonly AssetId[], each: (id: AssetId) => void): Promise<void> {
  for (let from = 0; from < ids.length; from += SLICE) {
    store.transaction(() => ids.slice(from, from + SLICE).forEach(each));
    await setImmediate();
  }
}
