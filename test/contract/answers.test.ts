import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CASES } from './support/cases.ts';
import { CREDENTIALS, clientOf, FakeService, table } from './support/service.ts';

describe('every example answer', () => {
  test('has a case', () => {
    const files = readdirSync(new URL('fixtures', import.meta.url)).filter((name) => name.endsWith('.json'));
    expect(CASES.map(({ fixture }) => `${fixture}.json`).toSorted()).toEqual(files.toSorted());
  });

  test.each(CASES)('$fixture is read', ({ read, answer, expected }) => {
    expectMatch(read(answer), expected);
  });

  test.each(CASES.filter(({ ask }) => ask !== null))('$fixture goes through the client', async (one) => {
    await using service = await FakeService.start(table({ [one.command]: one.answer }));
    using use = clientOf(service);
    await use.client.session.signIn(CREDENTIALS);
    expectMatch(await one.ask?.(use.client), one.expected);
  });
});

function expectMatch(actual: unknown, expected: unknown): void {
  if (typeof expected === 'object' && expected !== null) expect(actual).toMatchObject(expected);
  else expect(actual).toEqual(expected);
}
