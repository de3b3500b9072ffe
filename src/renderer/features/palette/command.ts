import type { Stores } from '../../state/registry/store.ts';
import { tableInFront } from '../../state/table-in-front.ts';
import { assetsBetween } from '../selection/range.ts';
import { subjects } from '../selection/selection-actions.ts';

export const SECTIONS = ['Search', 'Assets', 'Selection', 'View'] as const;

/** A key with its modifiers. `mod` is Cmd on a Mac and Ctrl elsewhere. */
export interface Shortcut {
  readonly key: string;
  readonly mod?: true;
  /** Never the browser's, even while the command makes no sense. */
  readonly ours?: true;
}

/** Something the user can do by its name or its keys. */
export interface Command {
  readonly id: string;
  readonly section: (typeof SECTIONS)[number];
  readonly label: string;
  readonly shortcut?: Shortcut;
  /** Also in front of another view than the search: any, or one with a table of assets. */
  readonly everywhere?: true | 'tables';
  /** Whether this host has it at all; it does unless told otherwise. */
  readonly exists?: (stores: Stores) => boolean;
  /** Whether it makes sense now. */
  readonly ready: (stores: Stores) => boolean;
  readonly run: (stores: Stores) => void;
}

export const always = () => true;
export const hasSubject = (stores: Stores) => subjects(stores).length > 0;
export const hasResults = (stores: Stores) => (tableInFront(stores)?.source.store.getState().count ?? 0) > 0;
export const pickedCount = (stores: Stores) =>
  tableInFront(stores)?.selection.store.getState().picked.size ?? 0;

/** The asset that the keyboard is on, when there is one. */
export function subjectUnderFocus(stores: Stores) {
  const table = tableInFront(stores);
  if (table === null) return [];
  const { index } = table.focus.getState();
  return assetsBetween(table.source.store.getState().pages, index, index);
}
