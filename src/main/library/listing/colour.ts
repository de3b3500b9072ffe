import { SWATCHES } from '../../../shared/model/swatches.ts';

/** The swatch next to the colour that a picture has most of. */
export async function swatchOf(picture: Uint8Array): Promise<number | null> {
  const { default: sharp } = await import('sharp');
  const { dominant } = await sharp(picture).stats();
  return nearestSwatch([dominant.r, dominant.g, dominant.b]);
}

/** As the eye weighs it: green counts most, and greys are greys however bright. */
export function nearestSwatch([r, g, b]: readonly [number, number, number]): number | null {
  let best: { readonly id: number; readonly distance: number } | null = null;
  for (const { id, hex } of SWATCHES) {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    const mean = (r + red) / 2;
    const distance =
      (2 + mean / 256) * (r - red) ** 2 + 4 * (g - green) ** 2 + (2 + (255 - mean) / 256) * (b - blue) ** 2;
    if (best === null || distance < best.distance) best = { id, distance };
  }
  return best?.id ?? null;
}
