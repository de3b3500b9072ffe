import type { AssetId } from '../../shared/model/ids.ts';
import type { Shortcut } from './registry/command.ts';
import type { Stores } from './registry/store.ts';

/** One thing that the palette offers: a board, a setting, a search made before. */
export interface Finding {
  /** Unique among what its finder finds. */
  readonly id: string;
  readonly label: string;
  /** In small print beside the label; found by its words too. */
  readonly detail?: string;
  /** More words to find it by, which are not shown. */
  readonly words?: string;
  /** The asset whose thumbnail stands before the label. */
  readonly picture?: AssetId;
  readonly shortcut?: Shortcut;
  /** Called when the palette has closed and the focus is back where it was. */
  readonly run: (stores: Stores) => void;
}

/**
 * What a feature adds to the palette.
 *
 * `known` is what the page has at hand, for the palette to match and rank. `ask` asks the main process: it returns what
 * matches, the best first, and is aborted by the next letter. A failure of `ask` finds nothing.
 */
export interface Finder {
  /** Heading of its group; unique among all finders. */
  readonly title: string;
  /** Position among groups that match equally well, lowest first. */
  readonly order: number;
  /** How many of `known` are shown before a letter is typed; 0 without it. */
  readonly idle?: number;
  /** Whether what is known is offered for any text, behind every group that matches it. */
  readonly always?: true;
  readonly known?: (stores: Stores, text: string) => readonly Finding[];
  readonly ask?: (stores: Stores, text: string, signal: AbortSignal) => Promise<readonly Finding[]>;
}
