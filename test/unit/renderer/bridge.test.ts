import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { Line, follow, isAborted, toFailure } from '../../../src/renderer/bridge/index.ts';
import { FAILURE_CODES, StockroomError } from '../../../src/shared/model/failure.ts';

test.each(FAILURE_CODES)('%s crosses the bridge whole', (code) => {
  const { failure } = new StockroomError(code, { command: 'search' });
  expect(toFailure(new ORPCError('FAILURE', { data: failure }))).toEqual(failure);
  expect(toFailure(new StockroomError(code))).toMatchObject({ code });
});

test('input that main refuses is invalid; everything unknown is internal, without its text', () => {
  expect(toFailure(new ORPCError('BAD_REQUEST')).code).toBe('invalid');
  for (const thrown of [
    new ORPCError('FAILURE', { data: { code: 'made-up', message: 'secret', action: '', retry: 'safe' } }),
    new ORPCError('FAILURE', { data: null }),
    new ORPCError('INTERNAL_SERVER_ERROR', { message: 'secret' }),
    new TypeError('secret'),
    'secret',
    undefined,
  ]) {
    const failure = toFailure(thrown);
    expect(failure.code).toBe('internal');
    expect(JSON.stringify(failure)).not.toContain('secret');
  }
});

test('what was stopped on purpose is known as such', () => {
  expect(isAborted(toFailure(new DOMException('x', 'AbortError')))).toBe(true);
  expect(isAborted(toFailure(new Error('x')))).toBe(false);
});

const call = (line: Line, signal?: AbortSignal) =>
  line.call(['system', 'info'], undefined, { context: {}, ...(signal && { signal }) });
const never = () => new Promise<never>(() => {});

test('calls wait for the first connection', async () => {
  const line = new Line();
  const answer = call(line);
  line.connected({ call: async () => 'hello' });
  await expect(answer).resolves.toBe('hello');
});

test('calls fail at once while the line is lost, and work again when it is back', async () => {
  const line = new Line();
  line.connected({ call: never });
  line.lost();
  expect(line.status.getState()).toBe('lost');
  await expect(call(line)).rejects.toMatchObject({ failure: { code: 'offline' } });
  line.connected({ call: async () => 'back' });
  await expect(call(line)).resolves.toBe('back');
});

test('a call that dies with its transport is offline, not stopped on purpose', async () => {
  const line = new Line();
  const { promise, reject } = Promise.withResolvers<never>();
  line.connected({ call: () => promise });
  const answer = call(line);
  line.lost();
  reject(new DOMException('closed', 'AbortError'));
  await expect(answer).rejects.toMatchObject({ failure: { code: 'offline', retry: 'safe' } });
});

test('a call that its caller stops stays stopped', async () => {
  const line = new Line();
  const stop = new AbortController();
  line.connected({
    call: () =>
      new Promise((_, reject) => stop.signal.addEventListener('abort', () => reject(stop.signal.reason))),
  });
  const answer = call(line, stop.signal);
  stop.abort();
  expect(toFailure(await answer.catch((error: unknown) => error)).code).toBe('aborted');
});

test('a refused page gets no answers', async () => {
  const line = new Line();
  const answer = call(line);
  line.refused();
  await expect(answer).rejects.toMatchObject({ failure: { code: 'offline' } });
  await expect(line.ready()).rejects.toBeInstanceOf(StockroomError);
});

test('a stream that breaks is opened again, as soon as the line is there', async () => {
  const line = new Line();
  const stop = new AbortController();
  const events: string[] = [];
  let opened = 0;
  async function* source() {
    yield `first of ${++opened}`;
    if (opened === 1) throw new Error('broken');
    stop.abort();
  }
  line.connected({ call: never });
  await follow(
    line,
    async () => source(),
    (event) => events.push(event),
    stop.signal,
  );
  expect(events).toEqual(['first of 1', 'first of 2']);
});
