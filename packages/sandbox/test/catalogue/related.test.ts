import { describe, expect, it } from 'vitest';
import { assetById, hintsFor, relatedTo, searchCatalogue, tagCloud } from '../../src/catalogue/index.ts';

const woman = searchCatalogue({ text: 'woman portrait', sort: 'best-match' }).page(3, 1)[0];

describe('what belongs to an asset', () => {
  it('is never the asset itself, and pages agree with counts', () => {
    if (woman === undefined) throw new Error('no portrait');
    for (const relation of ['similar', 'series', 'same_model'] as const) {
      const first = relatedTo(woman.id, relation, 0, 40);
      expect(first.assets.map(({ id }) => id)).not.toContain(woman.id);
      expect(new Set(first.assets.map(({ id }) => id)).size).toBe(Math.min(40, first.count));
      expect(relatedTo(woman.id, relation, first.count, 10).assets).toEqual([]);
    }
  });

  it('comes from the same author and series, the same models, or shows the same', () => {
    if (woman === undefined) throw new Error('no portrait');
    const series = relatedTo(woman.id, 'series', 0, 20).assets;
    expect(
      series.every(({ seriesId, author }) => seriesId === woman.seriesId && author.id === woman.author.id),
    ).toBe(true);
    const models = relatedTo(woman.id, 'same_model', 0, 20).assets;
    expect(models.length).toBeGreaterThan(0);
    expect(models.every(({ modelReleaseIds }) => modelReleaseIds[0] === woman.modelReleaseIds[0])).toBe(true);
    const similar = relatedTo(woman.id, 'similar', 0, 20).assets;
    expect(similar.every(({ categories }) => categories[0]?.id === woman.categories[0]?.id)).toBe(true);
  });

  it('is nothing for an ID that is not there', () => {
    expect(assetById(17)).toBeNull();
    expect(relatedTo(17, 'similar', 0, 10)).toEqual({ count: 0, assets: [] });
  });
});

describe('hints', () => {
  it('begin with what was typed, and each finds something', () => {
    const hints = hintsFor('Cat', 10);
    expect(hints[0]).toBe('cat');
    expect(hints).toHaveLength(10);
    for (const hint of hints) {
      expect(hint.startsWith('cat')).toBe(true);
      expect(searchCatalogue({ text: hint, correct: false }).count).toBeGreaterThan(0);
    }
    expect(hintsFor('  ', 10)).toEqual([]);
  });

  it('come as a cloud of forty phrases with rates from 1 to 10', () => {
    const cloud = tagCloud();
    expect(new Set(cloud.map(({ phrase }) => phrase)).size).toBe(40);
    expect(cloud.every(({ rate }) => rate >= 1 && rate <= 10)).toBe(true);
  });
});
