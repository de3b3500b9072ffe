import type { Stores } from './store.ts';

export const SECTIONS = ['Search', 'Assets', 'Selection', 'View'] as const;

/** A key with its modifiers. `mod` is Cmd on a Mac and Ctrl elsewhere. */
export interface Shortcut {
  /** As in `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
  readonly mod?: true;
  readonly shift?: true;
  readonly alt?: true;
  /** Never the browser's, even while the command makes no sense. */
  readonly ours?: true;
  /** Also in text fields: no letter is lost by it. */
  readonly typing?: true;
}

/** Whether it is a key that also writes something, pressed alone. */
export function isSingleKey({ key, mod, alt }: Shortcut): boolean {
  return key.length === 1 && mod !== true && alt !== true;
}

/** Something the user can do by its name or its keys. */
export interface Command {
  readonly id: string;
  readonly section: (typeof SECTIONS)[number];
  /** Position within its section, lowest first. */
  readonly order: number;
  readonly label: string;
  /** Instead of `label`, where it depends on the state of the page; `null` for `label`. */
  readonly labelNow?: (stores: Stores) => string | null;
  readonly shortcut?: Shortcut;
  /** Also in front of another view than the search: any, or one with a table of assets. */
  readonly everywhere?: true | 'tables';
  /** Whether this host has it at all; it does unless told otherwise. */
  readonly exists?: (stores: Stores) => boolean;
  /** Whether it makes sense now. */
  readonly ready: (stores: Stores) => boolean;
  readonly run: (stores: Stores) => void;
}
