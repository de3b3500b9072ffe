import { SWATCHES } from '../../../shared/model/swatches.ts';

/** Pixels of an edge that a picture is looked at in. */
const EDGE = 64;
/** What a pixel without a colour counts, beside 1 of one with: a red apple on white is red. */
const GREY_COUNTS = 0.35;

/** The swatch that a picture shows most of; `null` for one without a pixel. */
export async function swatchOf(picture: Uint8Array): Promise<number | null> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(picture)
    .resize(EDGE, EDGE, { fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const counted = new Map<number, number>();
  const known = new Map<number, number>();
  for (let at = 0; at + info.channels <= data.length; at += info.channels) {
    const [r = 0, g = r, b = r] = data.subarray(at, at + Math.min(3, info.channels));
    const key = (r << 16) | (g << 8) | b;
    const swatch = known.get(key) ?? nearestSwatch([r, g, b]);
    known.set(key, swatch);
    counted.set(
      swatch,
      (counted.get(swatch) ?? 0) + (GREYS.some(({ id }) => id === swatch) ? GREY_COUNTS : 1),
    );
  }
  const [most] = [...counted].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

/** OKLab (Ottosson, 2020) by lightness, chroma and hue, the hue in radians. */
interface Colour {
  readonly light: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Below, a colour is seen as a grey; the darkest and the lightest need more to be seen as one. */
const LEAST_CHROMA = 0.035;
const DARKEST = 0.16;
const LIGHTEST = { light: 0.96, chroma: 0.05 } as const;
/** How much hue and chroma count beside lightness. */
const HUE = 0.35;
const CHROMA = 0.3;

/**
 * The swatch that the eye would name: a grey by its lightness alone, a colour only among colours, by its hue before its
 * lightness. A pale green is a green, though the nearest point of any space is a grey.
 */
export function nearestSwatch(rgb: readonly [number, number, number]): number {
  const colour = okOf(rgb);
  const { light, chroma, hue } = colour;
  if (isGrey(colour)) return least(GREYS, (swatch) => Math.abs(swatch.colour.light - light));
  return least(COLOURS, (swatch) =>
    Math.hypot(
      swatch.colour.light - light,
      HUE * 2 * Math.sin((swatch.colour.hue - hue) / 2),
      CHROMA * (swatch.colour.chroma - chroma),
    ),
  );
}

function isGrey({ light, chroma }: Colour): boolean {
  return chroma < LEAST_CHROMA || light < DARKEST || (light > LIGHTEST.light && chroma < LIGHTEST.chroma);
}

interface Measured {
  readonly id: number;
  readonly colour: Colour;
}

const MEASURED: readonly Measured[] = SWATCHES.map(({ id, hex }) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return { id, colour: okOf([r, g, b]) };
});
const GREYS = MEASURED.filter(({ colour }) => isGrey(colour));
const COLOURS = MEASURED.filter(({ colour }) => !isGrey(colour));

function least(swatches: readonly Measured[], distance: (swatch: Measured) => number): number {
  return swatches.reduce(
    (best, swatch) => {
      const far = distance(swatch);
      return far < best.far ? { id: swatch.id, far } : best;
    },
    { id: 0, far: Number.POSITIVE_INFINITY },
  ).id;
}

function okOf(rgb: readonly [number, number, number]): Colour {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    light: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, c),
    hue: Math.atan2(c, a),
  };
}
