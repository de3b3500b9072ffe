import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSuggestions } from '../../../src/renderer/features/search/suggestions.ts';
import type { SuggestionOptions } from '../../../src/renderer/features/search/suggestions.ts';

const settled = () => new Promise<void>((done) => setImmediate(done));

/** A service that answers when the test wants, and a clock that the test turns. */
function world() {
  const calls: {
    readonly prefix: string;
    readonly signal: AbortSignal | undefined;
    readonly answer: (hints: readonly string[] | Error) => Promise<void>;
  }[] = [];
  const pauses: (() => void)[] = [];
  const hints: SuggestionOptions['catalog']['hints'] = ({ prefix }, options) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    calls.push({
      prefix,
      signal: options?.signal,
      answer: (given) => {
        if (given instanceof Error) reject(given);
        else resolve(given);
        return settled();
      },
    });
    return promise;
  };
  const pause: SuggestionOptions['pause'] = (_, signal) =>
    new Promise((resolve) => {
      pauses.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  const rest = () => {
    for (const done of pauses.splice(0)) done();
    return settled();
  };
  return { calls, rest, suggestions: createSuggestions({ catalog: { hints }, pause }) };
}

test('the last text typed wins, in whatever order and however the answers come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ text: fc.stringMatching(/^[a-d]{2,4}$/), rests: fc.boolean(), fails: fc.boolean() }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.infiniteStream(fc.nat()),
      async (keys, order) => {
        const { calls, rest, suggestions } = world();
        for (const { text, rests } of keys) {
          suggestions.typed(text);
          if (rests) await rest();
        }
        await rest();
        const last = keys.at(-1);
        const waiting = calls.map((_, index) => index);
        while (waiting.length > 0) {
          const [index = 0] = waiting.splice((order.next().value ?? 0) % waiting.length, 1);
          const isLast = index === calls.length - 1;
          const fails = keys[index % keys.length]?.fails === true && !isLast;
          await calls[index]?.answer(fails ? new Error('gone') : [`${calls[index].prefix} of call ${index}`]);
        }
        expect(suggestions.store.getState()).toEqual([`${last?.text} of call ${calls.length - 1}`]);
        expect(calls.slice(0, -1).every(({ signal }) => signal?.aborted === true)).toBe(true);
      },
    ),
  );
});

test('fast typing asks once', async () => {
  const { calls, rest, suggestions } = world();
  for (const text of ['mo', 'mou', 'moun', ' mount ']) suggestions.typed(text);
  await rest();
  expect(calls.map(({ prefix }) => prefix)).toEqual(['mount']);
});

test('what still fits stays until the answer is here, and nothing is offered for one letter', async () => {
  const { calls, rest, suggestions } = world();
  suggestions.typed('mo');
  await rest();
  await calls[0]?.answer(['mountain', 'moon']);
  suggestions.typed('mou');
  expect(suggestions.store.getState()).toEqual(['mountain']);
  suggestions.typed('m');
  expect(suggestions.store.getState()).toEqual([]);
  await rest();
  expect(calls).toHaveLength(1);
});

test('a failure is no news', async () => {
  const { calls, rest, suggestions } = world();
  suggestions.typed('mo');
  await rest();
  await calls[0]?.answer(new Error('offline'));
  expect(suggestions.store.getState()).toEqual([]);
});
