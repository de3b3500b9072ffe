/** One of the colours that the service searches by. */
export interface Swatch {
  readonly id: number;
  readonly hex: string;
}

/** `dp_search_color`, as the service publishes them [seen]. */
export const SWATCHES: readonly Swatch[] = [
  { id: 1, hex: '#00007c' },
  { id: 2, hex: '#0005fd' },
  { id: 3, hex: '#01ffff' },
  { id: 4, hex: '#027f00' },
  { id: 5, hex: '#04fe00' },
  { id: 6, hex: '#ffff00' },
  { id: 7, hex: '#f9be00' },
  { id: 8, hex: '#fecd9b' },
  { id: 9, hex: '#fe0000' },
  { id: 10, hex: '#7e0004' },
  { id: 11, hex: '#653201' },
  { id: 12, hex: '#ff01ff' },
  { id: 13, hex: '#810081' },
  { id: 14, hex: '#bfbfbf' },
  { id: 15, hex: '#7a7a7a' },
  { id: 16, hex: '#000000' },
  { id: 17, hex: '#ffffff' },
];

/** Hue bands in degrees, each with the swatch of its light, its plain and its dark shades. */
const BANDS = [
  { below: 14, light: 8, plain: 9, dark: 10 },
  { below: 48, light: 8, plain: 7, dark: 11 },
  { below: 70, light: 6, plain: 6, dark: 11 },
  { below: 165, light: 5, plain: 5, dark: 4 },
  { below: 196, light: 3, plain: 3, dark: 4 },
  { below: 252, light: 3, plain: 2, dark: 1 },
  { below: 290, light: 12, plain: 13, dark: 13 },
  { below: 346, light: 12, plain: 12, dark: 13 },
  { below: 361, light: 8, plain: 9, dark: 10 },
] as const;

/** Greys by lightness: black, dark grey, light grey, white. */
function greyOf(lightness: number): number {
  if (lightness < 0.16) return 16;
  if (lightness < 0.61) return 15;
  return lightness < 0.88 ? 14 : 17;
}

/**
 * The swatch that people would file a colour under (channels 0 to 255). By name rather than by distance:
 * the swatches are so pure that the nearest one to almost any photographed colour would be a grey.
 */
export function swatchOf(red: number, green: number, blue: number): number {
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const chroma = (high - low) / 255;
  const lightness = (high + low) / 510;
  if (chroma < 0.11 || lightness < 0.07) return greyOf(lightness);
  const hue = hueOf(red, green, blue, high, high - low);
  const band = BANDS.find((candidate) => hue < candidate.below) ?? BANDS[0];
  if (lightness > 0.72) return band.light;
  return lightness < 0.36 ? band.dark : band.plain;
}

function hueOf(red: number, green: number, blue: number, high: number, spread: number): number {
  const sector =
    high === red
      ? (green - blue) / spread
      : high === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  return (sector * 60 + 360) % 360;
}
