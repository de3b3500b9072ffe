import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGIN, END, readAnswer } from '../../../src/main/proofs/answer.ts';
import { MAX_COMMENT } from '../../../src/shared/model/proof.ts';
import { packed } from './answer.ts';

const PROOF = '0123456789abcdef0123456789abcdef';

const answer = (marks: readonly unknown[], rest: object = {}) =>
  packed({ version: 1, proof: PROOF, by: 'Ana', marks, ...rest });
const mark = (asset: unknown, verdict: unknown = 'pick', comment: unknown = '') => ({
  asset,
  verdict,
  comment,
});

test('an answer is read out of a mail that wraps and quotes it', () => {
  const comment = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(
      comment,
      fc.integer({ min: 20, max: 90 }),
      fc.constantFrom('> ', '>> ', '\t', '| '),
      (said, width, sign) => {
        const mail = `Hello,\n\nsee below\n${answer([mark(7, 'reject', said)])}\nKind regards`;
        const wrapped = mail
          .split('\n')
          .flatMap((line) =>
            line.startsWith('-----') ? [line] : (line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']),
          )
          .map((line) => `${sign}${line}`)
          .join('\r\n');
        const [read] = readAnswer(wrapped).marks;
        expect(read).toMatchObject({ assetId: 7, verdict: 'reject' });
        // Control signs and turns of direction are taken out, every other letter stays.
        expect(read?.comment).toBe(
          said.replaceAll(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '').trim(),
        );
      },
    ),
  );
});

test('each asset counts once, the latest mark of it; a mark that says nothing is none', () => {
  const { marks, reviewer } = readAnswer(
    answer([mark(1, 'pick'), mark(2, null, '  '), mark(1, 'reject', 'no')], { by: '  Ana \u202E Maria ' }),
  );
  expect(marks).toEqual([{ assetId: 1, verdict: 'reject', comment: 'no' }]);
  expect(reviewer).toBe('Ana Maria');
  expect(readAnswer(answer([], { by: ' ' })).reviewer).toBe('Client');
});

test.each([
  ['another version, older', answer([], { version: 0 }), 'damaged'],
  ['a newer version', answer([], { version: 2, anything: true }), 'newer Stockroom'],
  ['words of its own', answer([], { project: 'x' }), 'damaged'],
  ['an ID that is none', answer([mark('1')]), 'damaged'],
  ['an ID beyond all', answer([mark(2 ** 60)]), 'damaged'],
  ['a verdict of its own', answer([mark(1, 'buy')]), 'damaged'],
  ['a comment without end', answer([mark(1, null, 'x'.repeat(MAX_COMMENT + 1))]), 'damaged'],
  ['marks without end', answer(Array.from({ length: 501 }, (_, at) => mark(at + 1))), 'damaged'],
  ['a proof that is none', answer([], { proof: `${PROOF}' OR 1` }), 'damaged'],
  ['no JSON', `${BEGIN}\nAAAA\n${END}`, 'damaged'],
  ['half an answer', answer([mark(1)]).replace(END, ''), 'no answer'],
  ['an end before its beginning', `${END}\n${BEGIN}`, 'no answer'],
  ['a proof', `<!doctype html>\n<html lang="en" data-proof="${PROOF}">`, 'proof itself'],
  ['any text', 'Hello', 'no answer'],
])('%s is refused', (_, text, said) => {
  expect(() => readAnswer(text)).toThrow(said);
});

test('no text makes it do anything but read or refuse, and long ones take no longer than they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(BEGIN, END, 'AAAA', '\n', '{"v', '>'), { maxLength: 40 }),
      (parts) => {
        expect(() => readAnswer(parts.join(''))).toThrow(/answer/i);
      },
    ),
  );
  expect(() => readAnswer(BEGIN.repeat(100_000))).toThrow('no answer');
});
