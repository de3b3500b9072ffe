import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idAt, placeOf, SHOOT_COUNT } from '../../src/catalogue/ids.ts';
import { assetById, CATALOGUE_SIZE } from '../../src/catalogue/index.ts';
import { MOTIF_COUNT, motifs } from '../../src/catalogue/motifs.ts';

const place = fc.record({
  shoot: fc.integer({ min: 0, max: SHOOT_COUNT - 1 }),
  rank: fc.integer({ min: 0, max: MOTIF_COUNT - 1 }),
});

describe('the IDs of the catalogue', () => {
  it('number 331 million assets, each with exactly one place', () => {
    expect(CATALOGUE_SIZE).toBe(331_000_000);
    expect(motifs()).toHaveLength(MOTIF_COUNT);
    expect(motifs().every((motif, index) => motif.rank === index)).toBe(true);
    fc.assert(
      fc.property(place, (spot) => {
        expect(placeOf(idAt(spot))).toEqual(spot);
      }),
    );
  });

  it('name one asset that is the same every time, or none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 340_000_000 }), (id) => {
        const asset = assetById(id);
        expect(asset === null ? null : asset.id).toBe(placeOf(id) === null ? null : id);
        expect(asset).toEqual(assetById(id));
      }),
      { numRuns: 300 },
    );
  });

  it('have gaps where assets were withdrawn: about one in four thousand', () => {
    const first = 2_000_000;
    const sample = 400_000;
    let missing = 0;
    for (let id = first; id < first + sample; id += 1) if (placeOf(id) === null) missing += 1;
    expect(missing / sample).toBeGreaterThan(1 / 8_000);
    expect(missing / sample).toBeLessThan(1 / 2_000);
  });

  it('exist for every item that the vendor names in its documents', () => {
    const named = [
      1234567, 8089244, 12345678, 19478735, 20192371, 20192481, 21262963, 24131271, 123456781, 123456789,
      173483706,
    ];
    expect(named.filter((id) => assetById(id) === null)).toEqual([]);
  });

  it('grow with the date of publication', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [a, b] = [assetById(idAt(one)), assetById(idAt(other))];
        if (a === null || b === null) throw new Error('a place without an asset');
        if (a.id < b.id) expect(a.published).toBeLessThanOrEqual(b.published);
      }),
    );
  });

  it('describe assets as a picture desk would', () => {
    fc.assert(
      fc.property(place, (spot) => {
        const asset = assetById(idAt(spot));
        if (asset === null) throw new Error('a place without an asset');
        expect(asset.title).toMatch(/^[A-Z][\w\s:,.'’éÉ-]{10,120}$/);
        expect(asset.tags.length).toBeGreaterThanOrEqual(12);
        expect(asset.tags.length).toBeLessThanOrEqual(30);
        expect(new Set(asset.tags).size).toBe(asset.tags.length);
        expect(asset.colours.length).toBeGreaterThan(0);
        expect(asset.fileSize).toBeGreaterThanOrEqual(200_000);
        expect(asset.fileSize).toBeLessThanOrEqual(4_000_000_000);
        expect(asset.views).toBeGreaterThanOrEqual(asset.downloads);
        expect(asset.width === 0).toBe(asset.type === 'audio');
      }),
      { numRuns: 500 },
    );
  });
});
