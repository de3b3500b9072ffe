import { describe, expect, it } from 'vitest';
import { assetInName } from '../../../src/shared/model/asset-in-name.ts';
import { assetIdIn, assetInLink } from '../../../src/shared/model/asset-link.ts';
import { parseList } from '../../../src/shared/model/batch-list.ts';
import { readInput } from '../../../src/shared/model/search-input.ts';
import { assetIdOf } from '../../../src/main/hosts/cli/asset-ids.ts';

const PAGES = [
  'https://depositphotos.com/photo/calm-lake-under-a-mountain-193694472.html',
  'https://depositphotos.com/vector/traffic-cone-icon-193694472.html',
  'https://depositphotos.com/illustration/clothes-with-bags-193694472.html',
  'https://depositphotos.com/editorial/street-of-2019-193694472.html',
  'https://depositphotos.com/video/harbor-shot-8mm-film-193694472.html',
  'https://depositphotos.com/de/photo/calm-lake-193694472.html',
  'https://depositphotos.com/pt-br/photo/calm-lake-193694472.html',
  'https://st.depositphotos.com/photo/calm-lake-193694472.html?utm_source=mail#top',
  'http://www.depositphotos.com/193694472/stock-photo-calm-lake.html',
  'https://depositphotos.com/stock-photos/193694472.html',
  'https://depositphotos.com/193694472',
  'https://depositphotos.com/portfolio-66453848.html?content=vector&qview=193694472',
  'https://depositphotos.com/photos/lake.html?filter=all&qview=193694472',
  'depositphotos.com/photo/calm-lake-193694472.html',
  '//depositphotos.com/photo/calm-lake-193694472.html',
  'https://depositphotos.com/photo/calm-lake-193694472.html\u200B',
  'https://depositphotos.com/photo/193694472.html',
];

describe('a link to an asset', () => {
  it.each(PAGES)('%s is the one asset wherever links are taken', (link) => {
    expect(assetIdIn(link)).toBe(193694472);
    expect(readInput(link)).toEqual({ kind: 'query', text: '193694472', author: null });
    expect(parseList(link)).toMatchObject({ entries: [{ assetId: 193694472 }], problems: [] });
    expect(assetIdOf(link)).toBe(193694472);
    expect(assetInName(link)).toEqual({ id: 193694472, strength: 'strong' });
  });

  it.each([
    'https://depositphotos.com/portfolio-3591429.html',
    'https://depositphotos.com/folder/my-title-168776182.html',
    'https://depositphotos.com/collections/spring-168776182.html',
    'https://depositphotos.com/stock-photos/summer-2025.html',
    'https://depositphotos.com/photos/calm-lake.html',
    'https://depositphotos.com/',
    'depositphotos.com',
    'https://evildepositphotos.com/photo/calm-lake-193694472.html',
    'https://depositphotos.com.example.org/photo/calm-lake-193694472.html',
    'https://example.org/photo/calm-lake-193694472.html',
  ])('%s is none', (link) => {
    expect(assetIdIn(link)).toBeNull();
    expect(assetInLink(link)).toBeNull();
    expect(readInput(link)).toMatchObject({ kind: 'query', text: link });
    expect(assetInName(link)?.strength).not.toBe('strong');
  });

  it('reads a search for words as words', () => {
    expect(assetIdIn('see depositphotos.com/photo/calm-lake-193694472.html')).toBeNull();
    expect(assetInLink('see depositphotos.com/photo/calm-lake-193694472.html, please')).toBe(193694472);
  });
});
