import type { AssetId, UserId } from './ids.ts';
import type { Instant } from './instant.ts';

export const MEDIA_TYPES = ['image', 'vector', 'video', 'audio'] as const;
/** As the service names them; people see "Photo", "Vector", "Video", "Audio". */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** A screen picture or clip of an asset. The link stays in the main process. */
export interface Preview {
  readonly kind: 'still' | 'clip';
  /** Longer edge in pixels as far as the service tells, else 0. */
  readonly edge: number;
  readonly url: string;
}

/** One piece of the catalogue, as a list of results shows it. */
export interface Asset {
  readonly id: AssetId;
  readonly type: MediaType;
  readonly title: string;
  readonly description: string;
  /** Pixels of the original; `null` where the service does not say (audio, or a thin answer). */
  readonly size: PixelSize | null;
  readonly author: Author;
  readonly editorial: boolean;
  readonly nudity: boolean;
  readonly aiGenerated: boolean;
  /** Bytes of the original; `null` when unknown. */
  readonly fileSize: number | null;
  /** Lower case without the dot, such as `jpg`; empty when unknown. */
  readonly extension: string;
  readonly published: Instant | null;
  /** Seconds, for video and audio. */
  readonly duration: number | null;
  /** Set where the service sells no extended rights for it (`isextended: false`) [doc]. */
  readonly noExtendedRights?: true;
  /** Set where it is known to be of the focused collection, which has sizes of its own [doc]. */
  readonly focused?: true;
  /** Whether there is a still and a moving preview to ask for. */
  readonly hasStill: boolean;
  readonly hasClip: boolean;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface Author {
  readonly id: UserId | null;
  readonly name: string;
}

/** What the asset page shows beyond the list. */
export interface AssetDetails extends Asset {
  readonly tags: readonly string[];
  readonly categories: readonly Category[];
  /** Sizes on offer as the service lists them; empty when it does not. */
  readonly sizes: readonly SizeOffer[];
  readonly similar: readonly AssetId[];
  readonly series: readonly AssetId[];
  readonly sameModel: readonly AssetId[];
  /** The sound of audio, where the service tells it. */
  readonly sound?: Sound;
  readonly modelReleases: number;
  readonly views: number | null;
  readonly downloads: number | null;
}

export interface Sound {
  /** Beats a minute. */
  readonly bpm: number | null;
  readonly channels: number | null;
}

export interface Category {
  readonly id: number;
  readonly name: string;
}

export interface SizeOffer {
  /** The service's key, such as `s`, `xl` or `el0`. */
  readonly key: string;
  readonly size: PixelSize | null;
}

/** Aspect ratio used until, or unless, the service tells a sane one. */
export const FALLBACK_ASPECT = 3 / 2;

/** Width by height; wild values (a one-pixel line, a scroll) are held between 1:5 and 5:1. */
export function aspectOf(asset: Pick<Asset, 'size'>): number {
  if (asset.size === null || asset.size.width <= 0 || asset.size.height <= 0) return FALLBACK_ASPECT;
  return Math.min(5, Math.max(0.2, asset.size.width / asset.size.height));
}
