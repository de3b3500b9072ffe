import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseList, readAssetIds } from '../../../src/main/hosts/cli/asset-ids.ts';
import { UsageError } from '../../../src/main/hosts/cli/usage-error.ts';
import { temporaryFolder } from './run-command.ts';

function io(stdin = '') {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  return {
    stdin: Readable.from([stdin]),
    stdout: sink,
    stderr: sink,
    env: {},
    signal: new AbortController().signal,
  };
}

test.each([
  ['lines', '11\n12\n\n13\n', [11, 12, 13]],
  ['Windows lines and a byte-order mark', '\uFEFF11\r\n12\r\n', [11, 12]],
  ['links', 'https://depositphotos.com/24985913/stock-photo-cat.html\n12', [24985913, 12]],
  ['localised links', 'https://de.depositphotos.com/24985913/stockfoto-katze.html', [24985913]],
  ['comments', '# the campaign\n11', [11]],
  ['CSV without a header', 'cover,11\nback,12', [11, 12]],
  ['CSV with a header', 'page,Asset ID,copies\n3,11,1000\n4,12,2000', [11, 12]],
  ['semicolons', 'Seite;ID\n3;11\n4;12', [11, 12]],
  ['tabs', 'title\tid\na cat\t11', [11]],
  ['quotes', '"Cat, sleeping",11\n"12"', [11, 12]],
  ['nothing', '\n\n', []],
])('%s', (_name, content, expected) => {
  expect(parseList(content)).toEqual(expected);
});

test.each(['11\nnonsense', 'name,note\ncat,black', 'id\n\nx1', '11\n-5', '11\n0'])(
  'a row without an ID is not passed over: %j',
  (content) => {
    expect(() => parseList(content)).toThrow(UsageError);
  },
);

test('arguments come first, each asset once, in order', async () => {
  const file = join(await temporaryFolder(), 'list.txt');
  await writeFile(file, '13\n12\n14');
  expect(await readAssetIds(io(), ['12', '11', '12'], file)).toEqual([12, 11, 13, 14]);
});

test('standard input is a list too', async () => {
  expect(await readAssetIds(io('11\n12\n'), [], '-')).toEqual([11, 12]);
});

test.each([
  [[], undefined],
  [['cat'], undefined],
  [['1.5'], undefined],
  [['99999999999999999999'], undefined],
  [['https://evil.example/24985913/x.html'], undefined],
  [[], '/does/not/exist'],
])('a wrong call is a usage error: %j from %s', async (args, from) => {
  await expect(readAssetIds(io(), args, from)).rejects.toThrow(UsageError);
});

test('whatever the list holds, it is read or refused', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '2', ',', ';', '\n', '"', '#', 'a', ' ', '\t') }),
      (content) => {
        try {
          for (const id of parseList(content)) expect(Number.isSafeInteger(id) && id > 0).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
