import type { CataloguePeople } from '../asset.ts';

/**
 * Colours of one picture. Scenes give the tones the same parts everywhere, so that the swatches claimed for
 * a palette hold for whatever is drawn with it:
 * - outdoors: upper sky, middle sky, horizon, far land, near land;
 * - studio and graphic: backdrop, its second shade, surface, shade of the surface, deepest shadow.
 */
export interface Palette {
  readonly tones: readonly [string, string, string, string, string];
  /** Sun, lamp or highlight. */
  readonly glow: string;
  /** Props, flowers, clothes, signs. */
  readonly accents: readonly string[];
}

/** Light, place or colour scheme: the second half of a title. */
export interface Look {
  readonly key: string;
  readonly phrase: string;
  readonly tags: string;
  readonly palettes: readonly Palette[];
  /** Relative frequency; 1 unless told. */
  readonly weight?: number;
}

/** One way of seeing a subject. */
export interface Shot {
  /** First half of a title; `{who}` stands for the people. */
  readonly title: string;
  readonly tags: string;
  /** What the scene draws, as words it understands; the first one is the motif. */
  readonly draw: string;
  /** Casts that fit, by key; any of the subject's unless told. */
  readonly casts?: readonly string[];
  readonly nudity?: boolean;
}

export interface Cast extends CataloguePeople {
  readonly key: string;
  readonly who: string;
  readonly tags: string;
}

/** The scene that draws a subject. */
export type Family =
  | 'landscape'
  | 'coast'
  | 'city'
  | 'flora'
  | 'animal'
  | 'food'
  | 'person'
  | 'team'
  | 'object'
  | 'transport'
  | 'abstract'
  | 'pattern'
  | 'icons'
  | 'space'
  | 'festive'
  | 'sound';

/** How the media types are shared out. */
export type Mix = 'scenic' | 'people' | 'still' | 'graphic' | 'vector' | 'music' | 'effect';

export interface Subject {
  readonly key: string;
  readonly family: Family;
  readonly mix: Mix;
  /** Share of the catalogue, relative to the other subjects. */
  readonly weight: number;
  readonly categories: readonly number[];
  /** The first three are what the subject is; the rest is what else people call it. */
  readonly tags: string;
  readonly looks: readonly Look[];
  readonly shots: readonly Shot[];
  readonly casts?: readonly Cast[];
  /** May be offered for editorial use only. */
  readonly newsworthy?: boolean;
}
