import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactLooks, Secrets } from '../../../src/main/api/redact.ts';
import { readable } from '../../../src/main/api/service-failure.ts';
import { redact } from '../../../src/main/platform/log/index.ts';

const KEY = 'c4fe0c4fe0c4fe0c4fe0c4fe';
const LINK = `https://st.example.org/file?md5=${KEY}&expires=1`;
const PASSWORD = 'correct horse <b> battery';

const secrets = new Secrets();
secrets.add(PASSWORD);
const WAYS = { redactLooks, 'log.redact': redact, 'Secrets.redact': secrets.redact };

const filler = fc
  .tuple(
    fc.constantFrom('a ', '0f', 'a.', '<', '<b>', 'https://', 'socks', '-', '\n', 'é', 'session '),
    fc.nat(20_000),
  )
  .map(([text, times]) => text.repeat(times));

it.each(Object.entries(WAYS))('%s leaves no key and no link in a text of any length', (name, clean) => {
  const canary = fc.constantFrom(KEY, LINK, ...(name === 'Secrets.redact' ? [PASSWORD] : []));
  fc.assert(
    fc.property(fc.array(fc.tuple(filler, canary), { minLength: 1, maxLength: 4 }), (pieces) => {
      const text = clean(pieces.map(([words, secret]) => `${words} ${secret} `).join(''));
      for (const part of ['c4fe0c4f', 'st.example.org', 'expires=', 'correct', 'battery']) {
        expect(text).not.toContain(part);
      }
    }),
    { numRuns: 60 },
  );
});

const EIGHT_MEGABYTES = 8 * 1024 ** 2;

it.each(['x', '0f', 'a.', 'a b ', '<', '<a', '-a', 'socks', 'https://a ', 'session ', ' '])(
  'reads 8 MB of %j to the end, in time',
  (piece) => {
    const text = piece.repeat(EIGHT_MEGABYTES / piece.length);
    for (const clean of [...Object.values(WAYS), (long: string) => readable(long, secrets.redact)]) {
      expect(clean(text).length).toBeLessThanOrEqual(16_384);
    }
  },
);
