import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, accountOf, call, openSandbox } from '../harness.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const ask = (command: string, params: object): Promise<Answer> =>
  call(sandbox.url, accountOf(sandbox).apiKey, command, params);
const search = (params: object) => ask('search', params);
const ids = (answer: Answer): string[] => answer.result.map((item: Answer) => item.id);

describe('search', () => {
  test('pages without gaps or repeats, and the count does not change', async () => {
    const query = { dp_search_query: 'mountain sunset', dp_search_sort: 1 };
    const whole = await search({ ...query, dp_search_limit: 60 });
    const pages = [
      await search({ ...query, dp_search_limit: 30, dp_search_hash: whole.hash }),
      await search({ ...query, dp_search_limit: 30, dp_search_offset: 30, dp_search_hash: whole.hash }),
    ];
    expect(pages.flatMap(ids)).toEqual(ids(whole));
    expect(new Set(ids(whole)).size).toBe(60);
    expect(pages.map((page) => [page.count, page.hash])).toEqual([
      [whole.count, whole.hash],
      [whole.count, whole.hash],
    ]);
    expect(whole.count).toBeGreaterThan(100_000);
  });

  test('the last page ends with the last result', async () => {
    const query = { dp_search_query: 'mountain', dp_search_username: 'littlestory4', dp_search_limit: 100 };
    const first = await search(query);
    const last = await search({ ...query, dp_search_offset: first.count - 1 });
    expect(last.result).toHaveLength(1);
    expect((await search({ ...query, dp_search_offset: first.count })).result).toEqual([]);
  });

  test('by item ID', async () => {
    const [id = ''] = ids(await search({ dp_search_query: 'cat', dp_search_limit: 1 }));
    expect(ids(await search({ dp_search_query: id }))).toEqual([id]);
  });

  test('nothing found is a success', async () => {
    const answer = await search({ dp_search_query: 'qxzvkw', dp_search_correction: 0 });
    expect(answer).toMatchObject({ type: 'success', count: 0, result: [] });
  });

  test('filters hold for every result', async () => {
    const { result } = await search({
      dp_search_query: 'dog',
      dp_search_orientation: 'vertical',
      dp_search_photo: 0,
      dp_search_vector: 0,
      dp_search_video: 1,
      dp_search_limit: 20,
    });
    for (const item of result)
      expect(item).toMatchObject({ type: 'video', mp4: expect.any(String), length: expect.any(Number) });
    const wide = await search({
      dp_search_query: 'sea',
      dp_search_width: 12,
      dp_search_dimension_units: 'inch',
    });
    for (const item of wide.result) expect(Number(item.width)).toBeGreaterThanOrEqual(3600);
    const editorial = await search({ dp_search_query: 'city', dp_search_editorial: 1, dp_search_limit: 20 });
    for (const item of editorial.result) expect(item.iseditorial).toBe(true);
  });

  test('an author by name and by ID is the same author', async () => {
    const [item] = (await search({ dp_search_query: 'tree', dp_search_limit: 1 })).result;
    const byName = await search({ dp_search_username: item.username });
    const byId = await search({ dp_search_user: item.userid });
    expect(ids(byId)).toEqual(ids(byName));
  });

  test('by a picture of its own: similar ones', async () => {
    const [item] = (await search({ dp_search_query: 'tree', dp_search_limit: 1 })).result;
    const found = await search({ dp_search_query: 'sea', dp_image_url: item.thumb_170, dp_search_limit: 5 });
    const similar = await ask('getRelated', {
      dp_search_item_id: item.id,
      dp_related_type: 'similar',
      dp_limit: 5,
    });
    expect(ids(found)).toEqual(similar.items.map((entry: Answer) => entry.id));
  });

  test('by a picture from elsewhere: what its name says', async () => {
    const [named, spoken] = [
      await search({
        dp_search_query: 'lake',
        dp_image_url: 'https://example.com/2024/mountain%20lake%.jpg',
      }),
      await search({ dp_search_query: 'mountain lake' }),
    ];
    expect(named.count).toBe(spoken.count);
    expect((await search({ dp_search_query: 'x', dp_image_url: 'https://example.com/1.jpg' })).type).toBe(
      'failure',
    );
  });

  test('all kinds switched off finds nothing', async () => {
    expect((await search({ dp_search_query: 'dog', dp_search_photo: 0, dp_search_vector: 0 })).count).toBe(0);
  });

  test.each([
    {},
    { dp_search_query: '' },
    { dp_search_query: 'a', dp_search_sort: 7 },
    { dp_search_query: 'a', dp_search_limit: 'many' },
    { dp_search_query: 'a', dp_search_offset: -1 },
    { dp_search_query: 'a', dp_search_color: 18 },
    { dp_search_query: 'a', dp_search_nudity: 'false' },
    { dp_search_query: 'a', dp_search_orientation: 'landscape' },
    { dp_search_query: 'a', dp_search_gender: 'any' },
    { dp_search_query: 'a', dp_item_permission: 'all' },
    { dp_search_query: { text: 'a' } },
    { dp_search_categories: '1,2' },
    { dp_search_query: 'x', dp_image_url: 'file:///etc/passwd' },
    { dp_image_url: 'https://example.com/mountain-lake.jpg' },
  ])('refuses %o', async (params) => {
    expect((await search(params)).error).toMatchObject({
      errorcode: 400,
      exception: 'EInternal\\InvalidParam',
    });
  });
});

describe('around search', () => {
  test('hints begin with what was typed', async () => {
    const { hints, prefix } = await ask('searchHint', { dp_search_prefix: 'mou', dp_language: 'en' });
    expect(prefix).toBe('mou');
    expect(hints.length).toBeGreaterThan(0);
    for (const hint of hints) expect(hint.startsWith('mou')).toBe(true);
  });

  test('colours and tags', async () => {
    const { result } = await ask('getSearchColors', {});
    expect(result).toHaveLength(17);
    expect(result[0]).toEqual({ id: 1, hex: '#00007c' });
    const cloud = await ask('getTagCloud', { dp_type: 'image' });
    expect(cloud.result[0]).toMatchObject({
      name: { phrase: expect.any(String), lang: 'en' },
      rate: expect.any(Number),
    });
  });

  test('the status of items', async () => {
    const [id = ''] = ids(await search({ dp_search_query: 'cat', dp_search_limit: 1 }));
    const answer = await ask('checkItemsStatus', { dp_ids: [Number(id), 5] });
    expect(answer).toMatchObject({ active: [Number(id)], inactive: [5] });
  });
});
