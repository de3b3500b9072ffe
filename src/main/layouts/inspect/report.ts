import type { LayoutProblemKind } from '../../../shared/model/layout-check.ts';

/** What the thread that opens files tells of one of them. Plain data: it crosses between threads. */
export interface FileReport {
  /** `null` where the file could not even be read. */
  readonly content: Content | null;
  /** Set for what can hold other files. */
  readonly layout: boolean;
  /** Unset for bytes of a kind that is not known at all: what is in them was not seen. */
  readonly known: boolean;
  readonly uses: readonly Use[];
  readonly problems: readonly { readonly kind: LayoutProblemKind; readonly message: string }[];
}

/** The facts by which a file is recognised. */
export interface Content {
  readonly family: 'picture' | 'film' | 'sound' | 'drawing' | 'other';
  readonly bytes: number;
  readonly sha256: string;
  /** Texts of its metadata that may name an asset. */
  readonly marks: readonly string[];
  /** How it looks; see `print.ts`. */
  readonly print: Print | null;
}

/** What a file that can place others tells of itself. */
export interface Reading {
  readonly marks: readonly string[];
  /** Its look, drawn or by a preview in it. Asked only of a file that places nothing: others are more than one asset. */
  readonly look: () => Promise<Print | null>;
}

export interface Print {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** One placed file. */
export interface Use {
  readonly name: string;
  readonly where: string;
  readonly use: /** A path or address as the layout tells it. */
    | { readonly kind: 'linked'; readonly target: string }
    | { readonly kind: 'embedded'; readonly content: Content | null };
  /** What else the layout calls it: a description, the path it came from. */
  readonly labels: readonly string[];
}

/** In units of the drawing, or pixels; only the proportion means something. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How large a drawing or film is, by everything that a program may place it by. */
export interface Measured {
  /** `svg`, `eps`, `ai`, `pdf`, `mp4` …; `unknown` for what could not be opened in time or memory. */
  readonly kind: string;
  /** The same list for each file of a kind; empty where it can't be told for certain. */
  readonly extents: readonly Extent[];
}
