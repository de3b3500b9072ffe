import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, accountOf, call, openSandbox } from '../harness.ts';

let sandbox: Sandbox;
let ids: number[];
beforeAll(async () => {
  sandbox = await openSandbox();
  const found = await ask('search', { dp_search_query: 'woman portrait', dp_search_limit: 5 });
  ids = found.result.map((item: Answer) => Number(item.id));
});
afterAll(() => sandbox.close());

const ask = (command: string, params: object): Promise<Answer> =>
  call(sandbox.url, accountOf(sandbox).apiKey, command, params);
const media = (params: object) => ask('getMediaData', params);

describe('getMediaData', () => {
  test('one item at the top level, with everything about it', async () => {
    const item = await media({ dp_media_id: ids[0] });
    expect(item).toMatchObject({ type: 'success', itype: 'image', id: String(ids[0]), version: '1.3' });
    expect(item.tags.length).toBeGreaterThan(3);
    expect(Object.keys(item.categories).length).toBeGreaterThan(0);
    expect(Object.keys(item.sizes)).toEqual(Object.keys(item.available_sizes));
    for (const related of [...item.similar, ...item.series]) expect(related).toEqual(expect.any(Number));
  });

  test('several items, unknown ones left out', async () => {
    const { result } = await media({ dp_media_id: [ids[0], 5, ids[1]] });
    expect(result.map((item: Answer) => Number(item.id))).toEqual([ids[0], ids[1]]);
  });

  test('the layout of search', async () => {
    const answer = await media({ dp_media_id: ids[0], dp_search_layout: 1 });
    expect(answer.count).toBe(1);
    expect(answer.result[0].tags).toBeUndefined();
  });

  test('related items in full', async () => {
    const item = await media({ dp_media_id: ids[0], dp_full_similar: 1 });
    const [id = '', first] = Object.entries<Answer>(item.similar)[0] ?? [];
    expect(first).toMatchObject({ id: Number(id), thumbnail: expect.stringContaining(`/previews/${id}/`) });
  });

  test('dates in each form', async () => {
    const forms = await Promise.all(
      [undefined, 'date', 'datetime', 'unix'].map(async (dp_datetime_format) => {
        const { published } = await media({ dp_media_id: ids[0], dp_datetime_format });
        return String(published);
      }),
    );
    const [usual = '', date = '', datetime = '', unix = ''] = forms;
    expect(usual).toMatch(/^[A-Z][a-z]{2}\.\d{2}, \d{4} \d{2}:\d{2}:\d{2}$/);
    expect(datetime).toMatch(/^[A-Z][a-z]{2}\. \d{1,2}, \d{4} \d{2}:\d{2}:\d{2}$/);
    expect(datetime.startsWith(date)).toBe(true);
    expect(Date.parse(`${datetime.replace('.', '')} UTC`)).toBe(Number(unix) * 1000);
  });

  test.each([
    {},
    { dp_media_id: 'x' },
    { dp_media_id: 1, dp_datetime_format: 'iso' },
    { dp_media_id: 1, dp_lang: 'english' },
  ])('refuses %o', async (params) => {
    expect((await media(params)).error.exception).toBe('EInternal\\InvalidParam');
  });

  test('an item that does not exist', async () => {
    expect((await media({ dp_media_id: 5 })).error).toMatchObject({
      errorcode: 0,
      exception: 'NotFoundItemException',
    });
  });
});
