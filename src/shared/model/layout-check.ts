import type { MediaType } from './asset.ts';
import type { Right } from './download.ts';
import type { AssetId } from './ids.ts';

/**
 * What stands in the way of publishing a layout, worst first. `comp`: an asset without a licence.
 * `expired`: the same, and the catalogue no longer offers it. `missing`: a link that leads nowhere and names no asset.
 * `stranger`: a file that shows no sign of Depositphotos.
 */
export const LAYOUT_STATES = ['comp', 'expired', 'missing', 'stranger', 'licensed'] as const;
export type LayoutState = (typeof LAYOUT_STATES)[number];

/**
 * How an asset was recognised, best first. `content`: the very bytes of a file of ours. `metadata`: an ID inside
 * the file. `name`: of its file. `look`: a picture that looks the same.
 */
export const EVIDENCE = ['content', 'metadata', 'name', 'look'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** `certain`: the same bytes. `strong`: an ID that says whose it is. `likely`: worth a look by a person. */
export type Confidence = 'certain' | 'strong' | 'likely';

export interface LayoutItem {
  readonly state: LayoutState;
  /** `null` for what was not recognised. */
  readonly asset: {
    readonly id: AssetId;
    readonly title: string | null;
    readonly type: MediaType | null;
    readonly evidence: Evidence;
    readonly confidence: Confidence;
    /** The right of the very file in the layout, where its bytes are known: a licensed asset may lie as a comp. */
    readonly placed: Right | null;
  } | null;
  /** The name in the layout. */
  readonly name: string;
  readonly how: 'linked' | 'embedded' | 'file';
  /** The absolute path on this computer; `null` for a file that is embedded or was not found. */
  readonly path: string | null;
  /** The layout files that use it, and where in each: "Pages 2–3", "Layer Hero". */
  readonly places: readonly LayoutPlace[];
}

export interface LayoutPlace {
  /** Absolute path of the layout file; of the folder, for a file that simply lies in it. */
  readonly layout: string;
  /** Empty where the format does not tell. */
  readonly where: string;
}

/** What could not be looked at: the list of items may lack something because of it. */
export interface LayoutProblem {
  readonly path: string;
  readonly kind: LayoutProblemKind;
  readonly message: string;
}

export const LAYOUT_PROBLEMS = ['unreadable', 'limit', 'unsafe', 'time'] as const;
export type LayoutProblemKind = (typeof LAYOUT_PROBLEMS)[number];

export interface LayoutSummary {
  readonly counts: Readonly<Record<LayoutState, number>>;
  /** Files looked at. */
  readonly files: number;
  readonly problems: number;
  /** Whether the service was asked what the group has licensed; else only what this computer knows counts. */
  readonly asked: boolean;
}

/** At most four a second; items come once each, worst first, when all is read. */
export type LayoutCheckEvent =
  | {
      readonly kind: 'progress';
      readonly phase: LayoutPhase;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly kind: 'items'; readonly items: readonly LayoutItem[] }
  | { readonly kind: 'problems'; readonly problems: readonly LayoutProblem[] }
  | { readonly kind: 'over'; readonly summary: LayoutSummary };

/** `learning`: how the files of the library look. `asking`: the service, what is licensed. */
export type LayoutPhase = 'learning' | 'reading' | 'asking';

/** Whether no asset is left to license and no file was overlooked. */
export function isCleared({ counts, problems }: Pick<LayoutSummary, 'counts' | 'problems'>): boolean {
  return counts.comp === 0 && counts.expired === 0 && counts.missing === 0 && problems === 0;
}
