import type { AssetId } from './ids.ts';

/** Where exactly the user stands in a list of results. */
export interface ScrollPosition {
  /** A position whose row is in sight, and where its upper edge stands below that of the window, in pixels. */
  readonly index: number;
  readonly y: number;
  /** The position that the keyboard stands on. */
  readonly focus: number;
  /** The asset in the panel. */
  readonly open: AssetId | null;
}
