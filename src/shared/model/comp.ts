import type { Asset, MediaType, PixelSize } from './asset.ts';
import { entryOf } from './entry-of.ts';

/**
 * Comp sizes (`dp_option`). Main collection: `s-2015` to `xl-2015` and `vect`; focused collection: `cs`,
 * `cl`, `xl-2015`; video: `240` to `4k`. The vendor's guide writes `cl` with a Cyrillic letter; the real
 * value is Latin.
 */
export const COMP_OPTIONS = [
  's-2015',
  'm-2015',
  'l-2015',
  'xl-2015',
  'vect',
  'cs',
  'cl',
  '240',
  '480',
  '720',
  '1080',
  '4k',
] as const;
export type CompOption = (typeof COMP_OPTIONS)[number];

/** Longest edge in pixels that an option stands for, as far as the service has published one. */
const EDGE: Partial<Record<CompOption, number>> = { 's-2015': 1000, 'm-2015': 2000, 'l-2015': 4000 };
const VIDEO_HEIGHT: Partial<Record<CompOption, number>> = {
  '240': 240,
  '480': 480,
  '720': 720,
  '1080': 1080,
  '4k': 2160,
};

const FOCUSED: readonly CompOption[] = ['cs', 'cl', 'xl-2015'];

const BY_TYPE: Readonly<Record<MediaType, readonly CompOption[]>> = {
  image: ['s-2015', 'm-2015', 'l-2015', 'xl-2015'],
  vector: ['vect', 's-2015', 'm-2015', 'l-2015', 'xl-2015'],
  video: ['240', '480', '720', '1080', '4k'],
  audio: ['s-2015'],
};

export interface CompChoice {
  readonly option: CompOption;
  readonly label: string;
  /** Pixels of what will arrive, when they can be worked out. */
  readonly size: PixelSize | null;
}

const LABEL: Readonly<Record<CompOption, string>> = {
  's-2015': 'Small',
  'm-2015': 'Medium',
  'l-2015': 'Large',
  'xl-2015': 'Extra large (original)',
  vect: 'Vector file',
  cs: 'Small',
  cl: 'Large',
  '240': '240p',
  '480': '480p',
  '720': 'HD 720p',
  '1080': 'Full HD 1080p',
  '4k': '4K',
};

/** `Medium` for `m-2015`; `null` for a size that the service names and we do not know. */
export function optionLabel(option: string): string | null {
  return entryOf<string>(LABEL, option) ?? null;
}

/** The sizes a comp of this asset can be asked for in, smallest first; sizes above the original are left out. */
export function compChoices(asset: Pick<Asset, 'type' | 'size' | 'focused'>): readonly CompChoice[] {
  const original = asset.size;
  return optionsOf(asset)
    .filter(
      (option, index, all) =>
        index === 0 ||
        original === null ||
        !exceeds(option, original) ||
        (index === all.length - 1 && asset.type !== 'video'),
    )
    .map((option) => ({
      option,
      label: LABEL[option],
      size: original === null ? null : sizeOf(option, original),
    }));
}

function optionsOf({ type, focused }: Pick<Asset, 'type' | 'focused'>): readonly CompOption[] {
  return focused === true && type === 'image' ? FOCUSED : BY_TYPE[type];
}

/** The size most layouts want: large for pictures, the vector itself, Full HD for video. */
export function defaultComp(asset: Pick<Asset, 'type' | 'size' | 'focused'>): CompOption {
  const choices = compChoices(asset).map((choice) => choice.option);
  const wished: readonly CompOption[] = {
    image: ['l-2015', 'cl', 'xl-2015'],
    vector: ['vect'],
    video: ['1080', '720', '480'],
    audio: ['s-2015'],
  }[asset.type] as readonly CompOption[];
  return wished.find((option) => choices.includes(option)) ?? choices.at(-1) ?? 's-2015';
}

/** Longer edge of a picture, height of a video that an option stands for; infinite for the original itself. */
export function nominalEdge(option: CompOption): number {
  return EDGE[option] ?? VIDEO_HEIGHT[option] ?? Number.POSITIVE_INFINITY;
}

function exceeds(option: CompOption, original: PixelSize): boolean {
  const edge = EDGE[option];
  const height = VIDEO_HEIGHT[option];
  return edge !== undefined
    ? edge > Math.max(original.width, original.height)
    : height !== undefined && height > original.height;
}

function sizeOf(option: CompOption, original: PixelSize): PixelSize | null {
  // The service publishes no pixels for the sizes of the focused collection.
  if (option === 'vect' || option === 'cs' || option === 'cl') return null;
  const edge = EDGE[option];
  const height = VIDEO_HEIGHT[option];
  const scale =
    edge !== undefined
      ? edge / Math.max(original.width, original.height)
      : height !== undefined
        ? height / original.height
        : 1;
  if (scale >= 1) return original;
  return {
    width: Math.max(1, Math.round(original.width * scale)),
    height: Math.max(1, Math.round(original.height * scale)),
  };
}
