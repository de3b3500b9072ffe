import type { Asset } from './asset.ts';
import type { SizePolicy, SizeWish } from './batch.ts';
import { COMP_OPTIONS, compChoices, nominalEdge } from './comp.ts';
import type { CompChoice, CompOption } from './comp.ts';
import { entryOf } from './entry-of.ts';

type Facts = Pick<Asset, 'type' | 'size'>;

/** What is said of an asset for which `chooseSize` finds nothing. */
export const NOT_OFFERED = 'This asset is not offered in that size.';

/** The option a wish comes to for this asset; `null` when the asset does not come like that at all. */
export function chooseSize(asset: Facts, wish: SizeWish): CompOption | null {
  const choices = compChoices(asset);
  switch (wish.kind) {
    case 'largest':
      return largest(asset, choices);
    case 'at-least':
      return atLeast(asset, choices, wish.pixels);
    case 'option': {
      if (choices.some(({ option }) => option === wish.option)) return wish.option;
      // `1080` means the size of a video, and as many pixels of anything else.
      const pixels = asset.type === 'video' ? Number.NaN : Number(wish.option);
      if (Number.isInteger(pixels)) return atLeast(asset, choices, pixels);
      // Offered for this type, but larger than the original.
      const forType = compChoices({ type: asset.type, size: null });
      return forType.some(({ option }) => option === wish.option) ? largest(asset, choices) : null;
    }
  }
}

export function wishFor(asset: Facts, own: SizeWish | null, policy: SizePolicy): SizeWish {
  return own ?? policy[asset.type];
}

function largest(asset: Facts, choices: readonly CompChoice[]): CompOption | null {
  // A vector has every size in it.
  if (asset.type === 'vector') return 'vect';
  return choices.at(-1)?.option ?? null;
}

function atLeast(asset: Facts, choices: readonly CompChoice[], pixels: number): CompOption | null {
  const pictures = choices.filter(({ option }) => option !== 'vect');
  const fit = pictures.find(({ option, size }) => {
    const edge =
      size === null
        ? nominalEdge(option)
        : asset.type === 'video'
          ? size.height
          : Math.max(size.width, size.height);
    return edge >= pixels;
  });
  return fit?.option ?? largest(asset, choices);
}

const WORDS: Readonly<Record<string, SizeWish>> = {
  largest: { kind: 'largest' },
  max: { kind: 'largest' },
  original: { kind: 'largest' },
  s: { kind: 'option', option: 's-2015' },
  m: { kind: 'option', option: 'm-2015' },
  l: { kind: 'option', option: 'l-2015' },
  xl: { kind: 'option', option: 'xl-2015' },
  small: { kind: 'option', option: 's-2015' },
  medium: { kind: 'option', option: 'm-2015' },
  large: { kind: 'option', option: 'l-2015' },
  vector: { kind: 'option', option: 'vect' },
};

/** Reads `l-2015`, `xl`, `4K`, `1080p`, `largest`, `2000`, `2000 px` or `>= 2000`; `null` for anything else. */
export function parseSize(text: string): SizeWish | null {
  const word = text.trim().toLowerCase();
  const known = entryOf(WORDS, word);
  if (known !== undefined) return known;
  const option = COMP_OPTIONS.find((one) => one === word || (/^\d+$/.test(one) && `${one}p` === word));
  if (option !== undefined) return { kind: 'option', option };
  const pixels = /^(?:>=?|≥)?\s*(\d{2,5})\s*(?:px|pixels)?\s*\+?$/.exec(word)?.[1];
  return pixels === undefined ? null : { kind: 'at-least', pixels: Number(pixels) };
}

const MEGABYTE = 1_000_000;
/** Rough weights where the service tells nothing: means of what we have seen. */
const USUAL: Readonly<Record<CompOption, number>> = {
  's-2015': 0.3 * MEGABYTE,
  'm-2015': MEGABYTE,
  'l-2015': 4 * MEGABYTE,
  'xl-2015': 9 * MEGABYTE,
  vect: 4 * MEGABYTE,
  cs: 0.5 * MEGABYTE,
  cl: 9 * MEGABYTE,
  '240': 2 * MEGABYTE,
  '480': 5 * MEGABYTE,
  '720': 15 * MEGABYTE,
  '1080': 40 * MEGABYTE,
  '4k': 150 * MEGABYTE,
};
/** Bytes of an asset of unknown kind, which is most likely a picture. */
export const USUAL_BYTES = USUAL['xl-2015'];

/** What a comp is likely to weigh: the original's weight by its share of the pixels, else what is usual. */
export function estimateBytes(asset: Facts & Pick<Asset, 'fileSize'>, option: CompOption): number {
  const size = compChoices(asset).find((choice) => choice.option === option)?.size ?? null;
  if (asset.fileSize === null || asset.fileSize <= 0) return USUAL[option];
  if (asset.size === null || size === null)
    return option === 'xl-2015' || option === 'vect' ? asset.fileSize : USUAL[option];
  const share = (size.width * size.height) / Math.max(1, asset.size.width * asset.size.height);
  return Math.round(asset.fileSize * Math.min(1, share));
}
