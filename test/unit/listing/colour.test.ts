import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { nearestSwatch, swatchOf } from '../../../src/main/library/listing/colour.ts';
import { SWATCHES } from '../../../src/shared/model/swatches.ts';

const named = (id: number | null) => SWATCHES.find((swatch) => swatch.id === id)?.name;
const rgb = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

describe('a colour', () => {
  it('of the palette is itself', () => {
    for (const { id, hex } of SWATCHES) expect(nearestSwatch(rgb(hex))).toBe(id);
  });

  it.each([
    ['#b8d8b8', ['green']],
    ['#d3e8cf', ['green']],
    ['#f4c2c8', ['peach', 'red', 'magenta']],
    ['#e8b4c8', ['magenta', 'peach', 'red']],
    ['#c3c6c8', ['light grey']],
    ['#d0cfcc', ['light grey']],
    ['#6f7071', ['grey']],
    ['#0d0f14', ['black']],
    ['#fdfcf8', ['white']],
    ['#e2b48c', ['peach']],
    ['#3c6e3a', ['dark green']],
    ['#87ceeb', ['cyan']],
    ['#1b3a7a', ['navy', 'blue']],
    ['#5a3a1e', ['brown']],
  ])('%s is called %s', (hex, names) => {
    expect(names).toContain(named(nearestSwatch(rgb(hex))));
  });

  it('is never a grey where the eye sees a hue, and never a hue in a grey', () => {
    for (let level = 0; level < 256; level += 5) {
      expect(['white', 'light grey', 'grey', 'black']).toContain(named(nearestSwatch([level, level, level])));
    }
    for (const hue of [0, 60, 120, 180, 240, 300]) {
      const [r, g, b] = [0, 120, 240].map((turn) =>
        Math.round(200 + 40 * Math.cos(((hue - turn) * Math.PI) / 180)),
      ) as [number, number, number];
      expect(['white', 'light grey', 'grey', 'black']).not.toContain(named(nearestSwatch([r, g, b])));
    }
  });
});

describe('a picture', () => {
  const onGround = async (ground: string, colour: string, share: number) => {
    const side = Math.round(200 * Math.sqrt(share));
    const spot = await sharp({ create: { width: side, height: side, channels: 3, background: colour } })
      .png()
      .toBuffer();
    const picture = sharp({ create: { width: 200, height: 200, channels: 3, background: ground } });
    return picture
      .composite([{ input: spot }])
      .png()
      .toBuffer();
  };

  it('is named by what it shows, not by the paper that it lies on', async () => {
    expect(named(await swatchOf(await onGround('#ffffff', '#d01020', 0.4)))).toBe('red');
    expect(named(await swatchOf(await onGround('#ffffff', '#d01020', 0.1)))).toBe('white');
    expect(named(await swatchOf(await onGround('#c0c0c0', '#a9d3a4', 0.5)))).toBe('green');
  });

  it('in grey is grey', async () => {
    const grey = sharp({ create: { width: 90, height: 60, channels: 3, background: '#bdbdbd' } });
    expect(named(await swatchOf(await grey.greyscale().jpeg().toBuffer()))).toBe('light grey');
  });
});
