import type { AssetId } from '../model/ids.ts';

/**
 * Pictures don't travel over the bridge: a page asks for them by path on its own origin, and the host
 * answers from the preview service. Only asset IDs and these names are understood, never an address.
 */
export const PREVIEW_SIZES = ['thumb', 'grid', 'large', 'clip'] as const;
/** `thumb` about 170 px, `grid` about 450, `large` up to 950, `clip` the moving preview of a video. */
export type PreviewSize = (typeof PREVIEW_SIZES)[number];

export function previewPath(asset: AssetId, size: PreviewSize): string {
  return `/preview/${asset}/${size}`;
}

/** The asset and size a path names, or `null` for anything else. */
export function parsePreviewPath(
  path: string,
): { readonly asset: AssetId; readonly size: PreviewSize } | null {
  const match = /^\/preview\/([1-9]\d{0,15})\/([a-z]+)$/.exec(path);
  const size = PREVIEW_SIZES.find((name) => name === match?.[2]);
  return match?.[1] === undefined || size === undefined ? null : { asset: Number(match[1]) as AssetId, size };
}
