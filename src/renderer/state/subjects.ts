import type { Asset } from '../../shared/model/asset.ts';
import { assetViewStore } from './asset.ts';
import { assetsBetween } from './range.ts';
import type { Stores } from './registry/store.ts';
import { assetAt } from './result-pages.ts';
import { tableInFront } from './table-in-front.ts';

/** What a command is about: the picked assets, or the one that is open or under the keyboard. */
export function subjects(stores: Stores): readonly Asset[] {
  const table = tableInFront(stores);
  if (table === null) return [];
  const { source, focus, selection } = table;
  const { picked } = selection.store.getState();
  if (picked.size > 1) return [...picked.values()];
  const one =
    stores.get(assetViewStore).store.getState().open?.asset ??
    assetAt(source.store.getState().pages, focus.getState().index);
  return one === null ? [] : [one];
}

/** The asset that the keyboard is on, when there is one. */
export function subjectUnderFocus(stores: Stores): readonly Asset[] {
  const table = tableInFront(stores);
  if (table === null) return [];
  const { index } = table.focus.getState();
  return assetsBetween(table.source.store.getState().pages, index, index);
}

/** Conditions of commands. */
export const always = () => true;
export const hasSubject = (stores: Stores) => subjects(stores).length > 0;
export const hasResults = (stores: Stores) => (tableInFront(stores)?.source.store.getState().count ?? 0) > 0;
export const pickedCount = (stores: Stores) =>
  tableInFront(stores)?.selection.store.getState().picked.size ?? 0;
