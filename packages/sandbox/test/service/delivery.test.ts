import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/index.ts';
import { type Answer, advance, type Client, itemIds, openSandbox, signIn } from '../harness.ts';

let sandbox: Sandbox;
let client: Client;
let itemId: number;
beforeAll(async () => {
  sandbox = await openSandbox();
  client = await signIn(sandbox);
  [itemId = 0] = await itemIds(client, 1);
});
afterAll(() => sandbox.close());

async function compLink(option = 's-2015', id = itemId): Promise<string> {
  return (await client('complimentaryDownload', { dp_item_id: id, dp_option: option })).downloadLink;
}

async function fileUrl(): Promise<string> {
  const response = await fetch(await compLink(), { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

async function get(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(url, { headers, method });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

describe('a comp', () => {
  test('comes over one redirect, with its name, type and length', async () => {
    const link = await compLink();
    const hop = await fetch(link, { redirect: 'manual' });
    expect(hop.status).toBe(302);
    const file = await get(hop.headers.get('location') ?? '');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Depositphotos_\d+-stock-image-[a-z0-9-]+\.jpg"$/,
    );
    expect(file.headers.get('accept-ranges')).toBe('bytes');
    expect(file.bytes.length).toBe(Number(file.headers.get('content-length')));
    expect(file.bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });

  test('of a size that is not offered, or of nothing', async () => {
    const answers: Answer[] = [
      await client('complimentaryDownload', { dp_item_id: itemId, dp_option: 'vect' }),
      await client('complimentaryDownload', { dp_item_id: itemId, dp_option: '1080' }),
      await client('complimentaryDownload', { dp_item_id: 5, dp_option: 's-2015' }),
      await client('complimentaryDownload', { dp_item_id: itemId }),
    ];
    expect(answers.map((answer) => answer.error.exception)).toEqual([
      'EAPI\\EValueNotAllowed',
      'EAPI\\EValueNotAllowed',
      'NotFoundItemException',
      'EInternal\\InvalidParam',
    ]);
  });

  test('is listed with who took it, and the listed link works', async () => {
    await compLink();
    const { downloads, count } = await client('getGroupCompDownloads', { dp_type: 'image', dp_limit: 1 });
    expect(count).toBeGreaterThan(0);
    expect(downloads[0]).toMatchObject({
      itemId,
      itemType: 'image',
      actor: { username: 'demo' },
      seller: { username: expect.any(String) },
    });
    expect((await get(downloads[0].download)).status).toBe(200);
    expect((await client('getGroupCompDownloads', { dp_type: ['video', 'vector'] })).count).toBe(0);
    expect((await client('getGroupCompDownloads', { dp_type: ['sound'] })).type).toBe('failure');
  });

  test('vectors and videos are what they say', async () => {
    const [vector = 0] = await itemIds(client, 1, { dp_search_vector: 1, dp_search_photo: 0 });
    const drawing = await get(await compLink('vect', vector));
    expect(drawing.bytes.toString('utf8', 0, 300)).toMatch(/<svg|%!PS/);
    const [video = 0] = await itemIds(client, 1, {
      dp_search_imagesize: 'l',
      dp_search_video: 1,
      dp_search_photo: 0,
      dp_search_vector: 0,
    });
    const film = await get(await compLink('240', video), { range: 'bytes=0-3' });
    expect(film.status).toBe(206);
    expect(film.headers.get('content-type')).toMatch(/^video\//);
  });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, null],
    ['bytes=-50', -50, null],
    ['bytes=10-99999999', 10, null],
  ])('%s', async (range, start, end) => {
    const url = await fileUrl();
    const whole = await get(url);
    const part = await get(url, { range });
    expect(part.status).toBe(206);
    expect(part.bytes.equals(whole.bytes.subarray(start, end ?? undefined))).toBe(true);
    const first = start < 0 ? whole.bytes.length + start : start;
    const last = first + part.bytes.length - 1;
    expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${whole.bytes.length}`);
  });

  test('several ranges, or nonsense, mean the whole', async () => {
    const url = await fileUrl();
    for (const range of ['bytes=0-1,5-6', 'bytes=9-2', 'lines=1-2', 'bytes=-']) {
      expect((await get(url, { range })).status).toBe(200);
    }
  });

  test('past the end is 416 with the length', async () => {
    const url = await fileUrl();
    const { length } = (await get(url)).bytes;
    const past = await get(url, { range: `bytes=${length}-` });
    expect([past.status, past.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
  });

  test('If-Range decides between the part and the whole', async () => {
    const url = await fileUrl();
    const { headers } = await get(url, { range: 'bytes=0-0' });
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    const statusWith = async (value: string) =>
      (await get(url, { range: 'bytes=5-9', 'if-range': value })).status;
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    expect(await statusWith(etag)).toBe(206);
    expect(await statusWith(modified)).toBe(206);
    expect(await statusWith('"other"')).toBe(200);
    expect(await statusWith(`W/${etag}`)).toBe(200);
    expect(await statusWith(new Date(0).toUTCString())).toBe(200);
  });

  test('HEAD tells everything and sends nothing', async () => {
    const url = await fileUrl();
    const head = await get(url, {}, 'HEAD');
    expect(head.bytes.length).toBe(0);
    expect(Number(head.headers.get('content-length'))).toBe((await get(url)).bytes.length);
  });

  test('the same bytes every time, over another link too', async () => {
    const [one, other] = [await get(await fileUrl()), await get(await fileUrl())];
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect(one.headers.get('etag')).toBe(other.headers.get('etag'));
  });
});

describe('links', () => {
  test('run out, both of them', async () => {
    const link = await compLink();
    const url = await fileUrl();
    await advance(sandbox, 299_000);
    expect((await get(link)).status).toBe(200);
    await advance(sandbox, 2_000);
    expect((await get(link)).status).toBe(403);
    expect((await get(url)).status).toBe(403);
  });

  test('cannot be made up, changed, or used for each other', async () => {
    const link = await compLink();
    const url = await fileUrl();
    const forged = [
      link.replace(/id=\d+/, `id=${itemId + 1}`),
      link.replace('option=s-2015', 'option=xl-2015'),
      link.replace('right=comp', 'right=licensed'),
      link.replace(/e=\d+/, 'e=9999999999'),
      link.replace(/s=\w+/, 's='),
      url.replace('/s-2015/', '/xl-2015/'),
      url.replace('/comp/', '/licensed/'),
      `${sandbox.url}/storage/item/download?id=${itemId}`,
      `${sandbox.url}/files/comp/${itemId}/s-2015/9999999999/x/y.jpg`,
      `${sandbox.url}/files/%E0%A4%A/`,
    ];
    for (const address of forged) expect([403, 400]).toContain((await get(address)).status);
  });
});

describe('previews', () => {
  test('are pictures of the size they say, and may be kept', async () => {
    const [item] = (await client('search', { dp_search_query: String(itemId) })).result;
    const large = await get(item.url_big);
    expect(large.headers.get('content-type')).toBe('image/jpeg');
    expect(large.headers.get('cache-control')).toContain('max-age');
    const again = await get(item.url_big, { 'if-none-match': large.headers.get('etag') ?? '' });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const small = await get(item.thumbnail);
    expect(small.bytes.length).toBeLessThan(large.bytes.length);
  });

  test('are missing in part on some items', async () => {
    const { result } = await client('search', { dp_search_query: 'mountain', dp_search_limit: 400 });
    const without = result.filter((item: Answer) => item.huge_thumb === undefined);
    expect(without.length).toBeGreaterThan(0);
    expect(without.length).toBeLessThan(60);
  });

  test('videos move', async () => {
    const found = await client('search', {
      dp_search_query: 'sea',
      dp_search_video: 1,
      dp_search_photo: 0,
      dp_search_vector: 0,
      dp_search_limit: 1,
    });
    const clip = await get(found.result[0].webm, { range: 'bytes=0-3' });
    expect(clip.status).toBe(206);
    expect(clip.bytes.toString('hex')).toBe('1a45dfa3');
  });

  test.each([
    '/previews/5/thumb_110/x.jpg',
    '/previews/abc/thumb_110/x.jpg',
    '/previews/1/huge/x.jpg',
    '/previews/',
  ])('%s is not found', async (path) => {
    expect((await get(`${sandbox.url}${path}`)).status).toBe(404);
  });

  test('a caller who goes away leaves nothing behind', async () => {
    const ids = await itemIds(client, 40);
    await Promise.all(
      ids.map(
        (id) =>
          new Promise<void>((resolve) => {
            const wanted = httpRequest(`${sandbox.url}/previews/${id}/thumb_950/x.jpg`, { agent: false });
            wanted.on('error', () => {});
            wanted.on('close', () => resolve());
            wanted.end(() => setTimeout(() => wanted.destroy(), 5));
          }),
      ),
    );
    const began = performance.now();
    expect((await get(`${sandbox.url}/previews/${itemId}/thumb_110/x.jpg`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
