import { expect, it } from 'vitest';
import { readAnswer } from '../../../src/main/api/transport/answer.ts';

const read = (body: unknown, status = 200) =>
  readAnswer(
    { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) },
    {
      command: 'getMediaData',
      now: 0,
      redact: (text) => text,
      endpoint: new URL('https://api.depositphotos.com'),
      once: false,
    },
  );

it.each(['image', 'i', 'vector', 'video'])(
  'takes an item whose type (%s) stands where the result’s should',
  (type) => {
    expect(read({ id: '20192481', type, title: 'A' }).kind).toBe('success');
  },
);

it('does not take a failure, or a strange answer, for an item', () => {
  expect(read({ type: 'failure', id: 1, error: { errorcode: 403 } }).kind).toBe('failure');
  expect(read({ id: 1, error: { errormsg: 'No' } }).kind).toBe('failure');
  expect(read({ id: 1, type: 'maintenance' }).kind).toBe('failure');
  expect(read({ type: 'image' }).kind).toBe('failure');
});
