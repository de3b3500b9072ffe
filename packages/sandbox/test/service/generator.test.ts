import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, advance, buy, type Client, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await openSandbox();
  client = await signIn(sandbox);
});
afterEach(() => sandbox.close());

const PROMPT = {
  dp_prompt: 'a lonely cabin in the mountains at sunset',
  dp_aspect_ratio: '3:2',
  dp_medium: 'photography',
};

test('a job moves: previews one by one, then items, then paid', async () => {
  const { data: fresh } = await client('imageGenerator.generate', PROMPT);
  expect(fresh).toMatchObject({ status: 'new', purchaseStatus: 'deferred', prompt: PROMPT.dp_prompt });
  expect(fresh.items).toHaveLength(4);
  const seen: string[] = [];
  let items: Answer[] = fresh.items;
  for (let second = 0; second <= 8; second += 1) {
    const { data } = await client('imageGenerator.get', { dp_uuid: fresh.uuid });
    const previews = data.items.filter((item: Answer) => item.previewUrl !== null).length;
    const ready = data.items.filter((item: Answer) => item.dpItemId !== null).length;
    seen.push(`${data.status} ${data.purchaseStatus} ${previews} ${ready}`);
    items = data.items;
    await advance(sandbox, 1000);
  }
  expect([...new Set(seen)]).toEqual([
    'new deferred 0 0',
    'processing deferred 0 0',
    'processing deferred 1 0',
    'processing deferred 2 0',
    'processing deferred 3 0',
    'processing deferred 4 0',
    'completed deferred 4 4',
    'completed paid 4 4',
  ]);
  const [item] = items;
  const { data: media } = await client('imageGenerator.getMediaData', { dp_uuid: item.uuid });
  expect(media).toMatchObject({ id: item.dpItemId, aiGenerated: true, type: 'i', width: 2048, height: 1365 });
  expect((await client('search', { dp_search_query: String(item.dpItemId) })).result[0].aiGenerated).toBe(
    true,
  );
  const { answer } = await buy(client, item.dpItemId, { option: 'xl-2015' });
  const response = await fetch(answer.result[item.dpItemId].downloadLink);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
});

test('items do not exist before they are ready', async () => {
  const { data } = await client('imageGenerator.generate', PROMPT);
  await advance(sandbox, 5000);
  const [item] = (await client('imageGenerator.get', { dp_uuid: data.uuid })).data.items;
  expect(item.dpItemId).toBeNull();
  expect((await client('imageGenerator.getMediaData', { dp_uuid: item.uuid })).error.exception).toBe(
    'NotFoundItemException',
  );
  expect((await client('getMediaData', { dp_media_id: 900_000_001 })).error.exception).toBe(
    'NotFoundItemException',
  );
});

test('previews are pictures for an hour', async () => {
  const { data } = await client('imageGenerator.generate', PROMPT);
  await advance(sandbox, 2000);
  const [item] = (await client('imageGenerator.get', { dp_uuid: data.uuid })).data.items;
  const response = await fetch(item.previewUrl);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  await response.arrayBuffer();
  await advance(sandbox, 3_600_000);
  expect((await fetch(item.previewUrl)).status).toBe(403);
  expect((await fetch(item.previewUrl.replace(/md5=./, 'md5=x'))).status).toBe(403);
});

test('a job can fail', async () => {
  const { data } = await client('imageGenerator.generate', { dp_prompt: 'please fail' });
  await advance(sandbox, 4000);
  const { data: failed } = await client('imageGenerator.get', { dp_uuid: data.uuid });
  expect(failed).toMatchObject({ status: 'failed', purchaseStatus: 'cancelled' });
  await advance(sandbox, 4000);
  expect((await client('getMediaData', { dp_media_id: 900_000_001 })).type).toBe('failure');
});

test('jobs belong to their group', async () => {
  const { data } = await client('imageGenerator.generate', PROMPT);
  const stranger = await signIn(sandbox, 'postpaid');
  expect((await stranger('imageGenerator.get', { dp_uuid: data.uuid })).error.exception).toBe(
    'NotFoundItemException',
  );
});

test.each([
  {},
  { dp_prompt: '   ' },
  { dp_prompt: 'x'.repeat(401) },
  { dp_prompt: 'a fox', dp_aspect_ratio: '1:2' },
  { dp_prompt: 'a fox', dp_medium: 'oil' },
  { dp_prompt: 'a fox', dp_callback_url: 'javascript:alert(1)' },
])('refuses %o', async (params) => {
  expect((await client('imageGenerator.generate', params)).error.exception).toBe('EInternal\\InvalidParam');
});
