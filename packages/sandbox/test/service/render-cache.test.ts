import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Drawn, RenderCache } from '../../src/http/render-cache.ts';

const NEVER = new AbortController().signal;
const picture = (size: number): Drawn => ({ bytes: Buffer.alloc(size), contentType: 'image/jpeg' });

/** A drawing that ends when told to. */
function slow() {
  const { promise, resolve } = Promise.withResolvers<Drawn>();
  let begun = 0;
  const draw = () => {
    begun += 1;
    return promise;
  };
  return { draw, finish: () => resolve(picture(10)), begun: () => begun };
}

test('the same picture asked for twice is drawn once', async () => {
  const cache = new RenderCache({ maxBytes: 100 });
  const drawing = slow();
  const both = [cache.get('a', drawing.draw, NEVER), cache.get('a', drawing.draw, NEVER)];
  await turn();
  drawing.finish();
  const [one, other] = await Promise.all(both);
  expect(one).toBe(other);
  expect(await cache.get('a', drawing.draw, NEVER)).toBe(one);
  expect(drawing.begun()).toBe(1);
});

test('the least recently used goes first, and the bound holds', async () => {
  const cache = new RenderCache({ maxBytes: 100 });
  let drawn = 0;
  const get = (key: string, size = 40) =>
    cache.get(
      key,
      async () => {
        drawn += 1;
        return picture(size);
      },
      NEVER,
    );
  await get('a');
  await get('b');
  await get('a');
  await get('c');
  expect(cache.bytes).toBe(80);
  await get('a');
  expect(drawn).toBe(3);
  await get('b');
  expect(drawn).toBe(4);
  await get('huge', 101);
  expect(cache.bytes).toBeLessThanOrEqual(100);
});

test('a picture that no request waits for any more is not drawn', async () => {
  const cache = new RenderCache({ maxBytes: 100 });
  const busy = [slow(), slow()];
  const first = busy.map((drawing, index) => cache.get(`busy${index}`, drawing.draw, NEVER));
  const wanted = slow();
  const gone = new AbortController();
  const alsoGone = new AbortController();
  const waiting = [cache.get('x', wanted.draw, gone.signal), cache.get('x', wanted.draw, alsoGone.signal)];
  const settled = Promise.allSettled(waiting);
  await turn();
  gone.abort();
  alsoGone.abort();
  for (const drawing of busy) drawing.finish();
  await Promise.all(first);
  await turn();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(wanted.begun()).toBe(0);
});

test('one who stays gets the picture though another left', async () => {
  const cache = new RenderCache({ maxBytes: 100 });
  const busy = [slow(), slow()];
  const first = busy.map((drawing, index) => cache.get(`busy${index}`, drawing.draw, NEVER));
  const wanted = slow();
  const gone = new AbortController();
  const left = cache.get('x', wanted.draw, gone.signal).catch(() => null);
  const stayed = cache.get('x', wanted.draw, NEVER);
  await turn();
  gone.abort();
  for (const drawing of busy) drawing.finish();
  await Promise.all(first);
  wanted.finish();
  expect((await stayed).bytes.length).toBe(10);
  await left;
});

test('a drawing that fails is told to all, and tried again by the next', async () => {
  const cache = new RenderCache({ maxBytes: 100 });
  const fail = () => Promise.reject(new Error('no paint'));
  await expect(cache.get('a', fail, NEVER)).rejects.toThrow('no paint');
  expect((await cache.get('a', async () => picture(1), NEVER)).bytes.length).toBe(1);
});
