import { isArray, isDict, Name, PdfFault, Stream } from '../../platform/pdf/index.ts';
import type { Dict, PdfDocument, PdfObject } from '../../platform/pdf/index.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

/** What the samples of a picture mean (ISO 32000-1, 8.6). `inks`: printing inks of any number, 0 for paper. */
export type Space =
  | { readonly kind: 'grey' | 'rgb' | 'cmyk' }
  | { readonly kind: 'inks'; readonly channels: number }
  | { readonly kind: 'lab'; readonly range: readonly number[] }
  | { readonly kind: 'palette'; readonly base: Space; readonly table: Buffer };

/** Spaces in each other. */
const MAX_DEPTH = 8;
/** Inks of one picture (ISO 32000-1, annex C). */
const MAX_INKS = 32;

/** `null` for what is no space of a picture, or none that is known. `resources` tell what other names stand for. */
export function spaceOf(
  pdf: PdfDocument,
  told: PdfObject | undefined,
  resources: Dict | null,
  depth = 0,
): Space | null {
  const value = pdf.resolve(told);
  if (depth > MAX_DEPTH) return null;
  if (value instanceof Name) {
    const known = entryOf(NAMED, value.text);
    if (known !== undefined) return known;
    const named = pdf.dict(resources?.get('ColorSpace'))?.get(value.text);
    return named === undefined ? null : spaceOf(pdf, named, resources, depth + 1);
  }
  if (!isArray(value)) return null;
  const [family, second, third, fourth] = value.map((part) => pdf.resolve(part));
  if (!(family instanceof Name)) return null;
  switch (family.text) {
    case 'ICCBased':
      return second instanceof Stream ? profiled(pdf, second, resources, depth) : null;
    case 'Lab': {
      const range = isDict(second) ? pdf.get(second, 'Range') : null;
      const isRange = isArray(range) && range.length === 4 && range.every((edge) => typeof edge === 'number');
      return { kind: 'lab', range: isRange ? range : [-100, 100, -100, 100] };
    }
    case 'Separation':
      return { kind: 'inks', channels: 1 };
    case 'DeviceN':
      return isArray(second) ? inksOf(second.map((name) => pdf.resolve(name))) : null;
    case 'Indexed':
    case 'I': {
      const base = spaceOf(pdf, second, resources, depth + 1);
      const table = fourth instanceof Stream ? wholeOf(pdf, fourth) : fourth;
      const isSound = base !== null && base.kind !== 'palette' && Buffer.isBuffer(table) && third !== null;
      return isSound ? { kind: 'palette', base, table } : null;
    }
    default:
      return entryOf(NAMED, family.text) ?? null;
  }
}

export function channelsOf(space: Space): number {
  switch (space.kind) {
    case 'grey':
    case 'palette':
      return 1;
    case 'rgb':
    case 'lab':
      return 3;
    case 'cmyk':
      return 4;
    case 'inks':
      return space.channels;
  }
}

/** What a sample of 0 and one of the highest value mean, for each channel, unless the picture says otherwise. */
export function rangesOf(space: Space, bits: number): readonly number[] {
  if (space.kind === 'palette') return [0, 2 ** bits - 1];
  if (space.kind === 'lab') return [0, 100, ...space.range];
  return Array.from({ length: channelsOf(space) }, () => [0, 1]).flat();
}

/** Red, green and blue of a sample, 0 to 255. Inks look as they do in black: what they are mixed of is not asked. */
export function rgbOf(space: Space, sample: readonly number[]): readonly [number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = sample;
  switch (space.kind) {
    case 'grey':
      return [255 * a, 255 * a, 255 * a];
    case 'rgb':
      return [255 * a, 255 * b, 255 * c];
    case 'cmyk':
      return [255 * (1 - a) * (1 - d), 255 * (1 - b) * (1 - d), 255 * (1 - c) * (1 - d)];
    case 'inks': {
      const light = 255 * sample.reduce((left, ink) => left * (1 - ink), 1);
      return [light, light, light];
    }
    case 'lab':
      return rgbOfLab(a, b, c);
    case 'palette': {
      const channels = channelsOf(space.base);
      const at = Math.max(0, Math.round(a)) * channels;
      const ranges = rangesOf(space.base, 8);
      const entry = Array.from({ length: channels }, (_, index) => {
        const [from = 0, to = 1] = [ranges[index * 2], ranges[index * 2 + 1]];
        return from + ((space.table[at + index] ?? 0) / 255) * (to - from);
      });
      return rgbOf(space.base, entry);
    }
  }
}

const NAMED: Readonly<Record<string, Space>> = {
  DeviceGray: { kind: 'grey' },
  CalGray: { kind: 'grey' },
  G: { kind: 'grey' },
  DeviceRGB: { kind: 'rgb' },
  CalRGB: { kind: 'rgb' },
  RGB: { kind: 'rgb' },
  DeviceCMYK: { kind: 'cmyk' },
  CalCMYK: { kind: 'cmyk' },
  CMYK: { kind: 'cmyk' },
};

function profiled(pdf: PdfDocument, { dict }: Stream, resources: Dict | null, depth: number): Space | null {
  switch (pdf.number(dict, 'N')) {
    case 1:
      return { kind: 'grey' };
    case 3: {
      const instead = spaceOf(pdf, dict.get('Alternate'), resources, depth + 1);
      return instead?.kind === 'lab' ? instead : { kind: 'rgb' };
    }
    case 4:
      return { kind: 'cmyk' };
    default:
      return null;
  }
}

function inksOf(names: readonly PdfObject[]): Space | null {
  if (names.length === 0 || names.length > MAX_INKS) return null;
  const told = names.map((name) => (name instanceof Name ? name.text : '')).join(' ');
  return told === 'Cyan Magenta Yellow Black' ? { kind: 'cmyk' } : { kind: 'inks', channels: names.length };
}

function wholeOf(pdf: PdfDocument, stream: Stream): Buffer {
  const { bytes, left } = pdf.unpack(stream);
  if (left.length > 0) throw new PdfFault('damaged');
  return bytes;
}

/** CIE L*a*b* under D50, to sRGB. */
function rgbOfLab(light: number, a: number, b: number): readonly [number, number, number] {
  const y = (light + 16) / 116;
  const linear = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
  const [X, Y, Z] = [0.9642 * linear(y + a / 500), linear(y), 0.8249 * linear(y - b / 200)];
  const curve = (value: number) => {
    const within = Math.min(1, Math.max(0, value));
    return 255 * (within <= 0.003_130_8 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055);
  };
  return [
    curve(3.1339 * X - 1.6169 * Y - 0.4906 * Z),
    curve(-0.9788 * X + 1.9161 * Y + 0.0335 * Z),
    curve(0.0719 * X - 0.229 * Y + 1.4052 * Z),
  ];
}
