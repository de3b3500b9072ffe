import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CatalogueAsset } from '../../src/catalogue/index.ts';
import { assetById, motifOf, searchCatalogue, swatchOf } from '../../src/catalogue/index.ts';
import { motifs } from '../../src/catalogue/motifs.ts';
import { documentOf, draw } from '../../src/pictures/drawing.ts';
import { renderStill } from '../../src/pictures/index.ts';

/** One asset of every key, taken from all over the catalogue. */
function oneOfEach(keyOf: (rank: number) => string): CatalogueAsset[] {
  const found = new Map<string, CatalogueAsset>();
  for (const { rank } of motifs()) {
    const key = keyOf(rank);
    if (found.has(key)) continue;
    const asset = assetById(1_000_000 + rank + 40_010 * (rank % 8_000));
    if (asset !== null) found.set(key, asset);
  }
  return [...found.values()];
}

function motifAt(rank: number) {
  const motif = motifs()[rank];
  if (motif === undefined) throw new Error('no motif');
  return motif;
}

async function swatchShares(asset: CatalogueAsset): Promise<Map<number, number>> {
  const still = await renderStill(asset, { edge: 110 });
  const { data } = await sharp(still).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const shares = new Map<number, number>();
  for (let at = 0; at < data.length; at += 3) {
    const swatch = swatchOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    shares.set(swatch, (shares.get(swatch) ?? 0) + 3 / data.length);
  }
  return shares;
}

describe('drawings', () => {
  const shots = oneOfEach((rank) => motifAt(rank).shot.title);

  it('exist for every shot of every subject, without a broken number, and stay small', () => {
    expect(shots.length).toBeGreaterThan(220);
    for (const asset of shots) {
      const drawing = documentOf(draw(asset), 450, 300);
      expect(drawing, asset.title).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawing.length, asset.title).toBeGreaterThan(700);
      expect(drawing.length, asset.title).toBeLessThan(250_000);
    }
  });

  it('decode in the shape of the original', async () => {
    for (const asset of shots.filter((_, index) => index % 5 === 0)) {
      const { width, height } = await sharp(await renderStill(asset, { edge: 170 })).metadata();
      expect(Math.max(width, height)).toBe(170);
      if (asset.width > 0) expect(Math.abs(width / height - asset.width / asset.height)).toBeLessThan(0.03);
    }
  });

  it('differ from asset to asset of one motif, and never from time to time', async () => {
    const [asset] = searchCatalogue({ text: 'mountain' }).page(0, 1);
    if (asset === undefined) throw new Error('no mountain');
    const sibling = assetById(asset.id + 40_010) ?? assetById(asset.id - 40_010);
    if (sibling === null) throw new Error('no sibling');
    expect(motifOf(sibling.id)).toBe(motifOf(asset.id));
    const options = { edge: 170 };
    const still = await renderStill(asset, options);
    expect(still.equals(await renderStill(asset, options))).toBe(true);
    expect(still.equals(await renderStill(sibling, options))).toBe(false);
    expect(still.equals(await renderStill(asset, { ...options, watermark: true }))).toBe(false);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('come as %s', async (format) => {
    const [asset] = searchCatalogue({ text: 'icons' }).page(0, 1);
    if (asset === undefined) throw new Error('no icons');
    expect((await sharp(await renderStill(asset, { edge: 120, format })).metadata()).format).toBe(format);
  });

  it('never grow beyond the original', async () => {
    const [asset] = searchCatalogue({ text: 'beach', types: ['video'], bounds: { maxWidth: 1280 } }).page(
      0,
      1,
    );
    if (asset === undefined) throw new Error('no beach');
    expect((await sharp(await renderStill(asset, { edge: 9_000 })).metadata()).width).toBe(asset.width);
  });
});

describe('colours', () => {
  it('that an asset claims first are in its picture, in nearly all pictures', async () => {
    const samples = oneOfEach((rank) => {
      const { subject, look, palette } = motifAt(rank);
      return `${subject.family}/${look.key}/${look.palettes.indexOf(palette)}`;
    });
    expect(samples.length).toBeGreaterThan(200);
    const wrong: string[] = [];
    for (const asset of samples) {
      const share = (await swatchShares(asset)).get(asset.colours[0] ?? 0) ?? 0;
      if (share < 0.1) wrong.push(`${asset.title}: ${share.toFixed(2)}`);
    }
    expect(wrong.length / samples.length, wrong.join('; ')).toBeLessThan(0.04);
  });

  it('that were searched for rule the first page', async () => {
    for (const [colour, text] of [
      [7, 'mountain sunset'],
      [17, 'apple'],
      [1, 'city night'],
    ] as const) {
      const page = searchCatalogue({ text, colour, sort: 'best-match' }).page(0, 12);
      const shares = await Promise.all(
        page.map(async (asset) => (await swatchShares(asset)).get(colour) ?? 0),
      );
      expect(shares.filter((share) => share > 0.05).length, text).toBeGreaterThanOrEqual(10);
    }
  });
});
