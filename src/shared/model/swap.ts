import type { Branded, FileId } from './ids.ts';
import type { Instant } from './instant.ts';

export type SwapId = Branded<string, 'SwapId'>;

/** How long a comp is kept aside. */
export const UNDO_DAYS = 30;

/** A licensed file that stands where a comp was. */
export interface Swap {
  readonly id: SwapId;
  readonly fileId: FileId;
  /** Where the comp was and the licensed file is, `/` between folders. */
  readonly relativePath: string;
  /** Bytes of the comp that is kept aside. */
  readonly bytes: number;
  readonly at: Instant;
  readonly undoableUntil: Instant;
}

/** What a swap would do, or why it can't be. */
export type SwapPlan =
  | {
      readonly kind: 'ready';
      readonly fileId: FileId;
      readonly relativePath: string;
      readonly comp: { readonly bytes: number; readonly pixels: Pixels | null };
      readonly licensed: { readonly bytes: number; readonly pixels: Pixels | null };
    }
  | { readonly kind: 'refused'; readonly fileId: FileId; readonly reason: SwapRefusal };

export interface Pixels {
  readonly width: number;
  readonly height: number;
}

export type SwapRefusal =
  | 'no-licensed-file'
  | 'licence-ended'
  | 'not-a-comp'
  | 'not-here'
  | 'other-type'
  | 'drawing-for-picture'
  | 'other-ratio'
  | 'unreadable';

/**
 * Smaller sizes are rounded to whole pixels: a comp of 100 pixels differs from its original by half a percent. More
 * than this is another crop, and would shift in the layout.
 */
export const RATIO_TOLERANCE = 0.01;

export function sameRatio(one: Pixels, other: Pixels): boolean {
  const ratio = (one.width * other.height) / (one.height * other.width);
  return Math.abs(ratio - 1) <= RATIO_TOLERANCE;
}

export const SWAP_REFUSALS: Readonly<Record<SwapRefusal, string>> = {
  'licence-ended':
    'The licence of this asset was passed on, or the service no longer lists it: the paid file may not be used.',
  'no-licensed-file': 'There is no licensed file of this asset on this computer yet. Download it first.',
  'not-a-comp': 'Only a comp can be replaced.',
  'not-here': 'The comp is not where it was.',
  'other-type':
    'The licensed file is of another type than the comp, so a layout could not take it in its place.',
  'drawing-for-picture':
    'One is a picture of pixels, the other a drawing such as EPS or SVG: under the name of the comp no layout could open it. Place the licensed file yourself, or relink to it.',
  'other-ratio': 'The licensed file has another proportion than the comp: it would shift in the layout.',
  unreadable: 'The size of the two files cannot be read for certain, so they cannot be compared.',
};

/** How the common programs take up a file that changed under its path. */
export const LINK_OR_EMBED: readonly {
  readonly program: string;
  readonly linked: string;
  readonly embedded: string;
}[] = [
  {
    program: 'InDesign',
    linked: 'The Links panel shows the file as modified: choose Update All Links.',
    embedded: 'Embedded files stay as they are: unembed them in the Links panel first.',
  },
  {
    program: 'Illustrator',
    linked: 'Asks to update the link when the document comes to the front.',
    embedded: 'Embedded images stay as they are: use Relink in the Links panel.',
  },
  {
    program: 'Photoshop',
    linked:
      'Linked smart objects update on opening, or by Layer, Smart Objects, Update All Modified Content.',
    embedded: 'Embedded smart objects and pasted layers stay as they are: use Replace Contents.',
  },
  {
    program: 'Premiere Pro',
    linked: 'Media is always linked: the new file is used at once, or after reopening the project.',
    embedded: 'Nothing is embedded.',
  },
  {
    program: 'Figma',
    linked: 'Figma has no links.',
    embedded: 'Images are always embedded: place the licensed file again.',
  },
  {
    program: 'Keynote and PowerPoint',
    linked: 'PowerPoint updates pictures that were inserted as a link when the file is opened.',
    embedded: 'Pictures are embedded as a rule: use Replace Image or Change Picture.',
  },
];
