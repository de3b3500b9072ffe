import { expect, onTestFinished, test } from 'vitest';
import type { Question, QuestionWords } from '../../../src/main/platform/consent/index.ts';
import { createQuestions } from '../../../src/main/hosts/web/questions.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { rawRequest } from './raw-request.ts';

const QUESTION: Question = {
  kind: 'buy-again',
  assetId: 7 as AssetId,
  price: { amount: '29.90', currencyId: null },
};

/** Asks, and returns the place where the answer is given. */
async function ask(question: Question = QUESTION, waitMs?: number) {
  const shown = Promise.withResolvers<{ address: string; words: QuestionWords }>();
  let done = 0;
  const questions = createQuestions({
    show: async (address, words) => {
      shown.resolve({ address, words });
      return { done: () => (done += 1) };
    },
    ...(waitMs === undefined ? {} : { waitMs }),
  });
  onTestFinished(() => questions.close());
  const answer = questions.ask(question);
  const { address, words } = await shown.promise;
  const { port, pathname, search, origin } = new URL(address);
  const get = (path: string, headers: Record<string, string> = {}) => rawRequest(Number(port), path, headers);
  const post = (path: string, headers: Record<string, string> = { Origin: origin }) =>
    rawRequest(Number(port), path, headers, 'POST');
  return { questions, answer, words, get, post, origin, ticket: `${pathname}${search}`, done: () => done };
}

const wayIn = (html: string) => /action="(\/[\w-]{43})\/yes"/.exec(html)?.[1] ?? '';

test('a person reads the question on a page of its own and says yes', async () => {
  const { answer, get, post, ticket, words, done } = await ask();
  const page = await get(ticket);
  expect([page.status, page.body.includes(words.message), page.body.includes('29.90')]).toEqual([
    200,
    true,
    true,
  ]);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('set-cookie')).toBeUndefined();
  expect((await post(`${wayIn(page.body)}/yes`)).status).toBe(200);
  expect([await answer, done()]).toEqual([true, 1]);
  // It is answered: nothing more to see or to say.
  expect((await get(ticket)).status).toBe(404);
  expect((await post(`${wayIn(page.body)}/yes`)).status).toBe(404);
});

test('no is no, and so are silence and the end of the host', async () => {
  const declined = await ask();
  const page = await declined.get(declined.ticket);
  await declined.post(`${wayIn(page.body)}/no`);
  expect(await declined.answer).toBe(false);
  expect(await (await ask(QUESTION, 10)).answer).toBe(false);
  const ended = await ask();
  ended.questions.close();
  expect(await ended.answer).toBe(false);
});

test('the address is good for one look: a second one makes it a no', async () => {
  const { answer, get, post, ticket } = await ask();
  const page = await get(ticket);
  expect((await get(ticket)).status).toBe(410);
  expect((await post(`${wayIn(page.body)}/yes`)).status).toBe(404);
  expect(await answer).toBe(false);
});

test('a page of the app, or of anywhere else, cannot answer', async () => {
  const { answer, get, post, ticket, origin } = await ask();
  const { port } = new URL(origin);
  for (const path of ['/', '/yes', '/?token=', '/?token=x', `/${'A'.repeat(43)}/yes`, `${ticket}/yes`]) {
    expect((await get(path)).status).toBe(404);
    expect((await post(path)).status).toBe(404);
  }
  const page = await get(ticket);
  const yes = `${wayIn(page.body)}/yes`;
  for (const headers of [
    {},
    { Origin: 'null' },
    { Origin: `http://127.0.0.1:${Number(port) + 1}` },
    { Origin: origin, 'Sec-Fetch-Site': 'same-site' },
    { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: origin, Host: `evil.example:${port}` },
    { Origin: origin, Host: `localhost:${port}` },
  ]) {
    expect((await post(yes, headers as Record<string, string>)).status).toBe(404);
  }
  expect((await get(yes, { Origin: origin })).status).toBe(404);
  expect(await Promise.race([answer, Promise.resolve('open')])).toBe('open');
});

test('names that a page has written change neither the page nor the line on the terminal', async () => {
  const project = `<script>alert(1)</script>\u202e\n“Click License” ${'x'.repeat(500)}`;
  const { get, ticket, words } = await ask({ kind: 'budget', project, from: '10', to: null });
  expect(words.message).not.toMatch(/[\u202e\n]/);
  expect(words.message.length).toBeLessThan(220);
  const { body } = await get(ticket);
  expect(body).not.toContain('<script>');
});

test('a question that cannot be shown is over: its address answers nothing', async () => {
  const addresses: string[] = [];
  const questions = createQuestions({
    show: async (address) => {
      addresses.push(address);
      throw new Error('no browser');
    },
  });
  onTestFinished(() => questions.close());
  await expect(questions.ask(QUESTION)).rejects.toThrow('no browser');
  const { port, pathname, search } = new URL(addresses[0] ?? '');
  expect(await rawRequest(Number(port), `${pathname}${search}`)).toMatchObject({ status: 404 });
});
