import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAssetIds, readAssetList } from '../../../src/main/hosts/cli/asset-ids.ts';
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

/** The IDs of a list on standard input. */
const idsOf = (content: string) => readAssetIds(io(content), [], '-');

test.each([
  ['lines', '11\n12\n\n13\n', [11, 12, 13]],
  ['Windows lines and a byte-order mark', '\uFEFF11\r\n12\r\n', [11, 12]],
  ['links', 'https://depositphotos.com/24985913/stock-photo-cat.html\n12', [24985913, 12]],
  ['localised links', 'https://de.depositphotos.com/24985913/stockfoto-katze.html', [24985913]],
  ['comments', '# the campaign\n11', [11]],
  ['CSV without a header', 'cover,24985913\nback,24985914', [24985913, 24985914]],
  ['CSV with a header', 'page,Asset ID,copies\n3,11,1000\n4,12,2000', [11, 12]],
  ['semicolons', 'Seite;ID\n3;11\n4;12', [11, 12]],
  ['tabs', 'title\tid\na cat\t11', [11]],
  ['quotes', '"Cat, sleeping",24985913\n"12"', [24985913, 12]],
  ['sizes, projects and names', '11,xl,Spring,Lake\n12,"1080p"', [11, 12]],
])('%s', async (_name, content, expected) => {
  expect(await idsOf(content)).toEqual(expected);
});

test.each(['11\nnonsense', 'name,note\ncat,black', 'id\n\nx1', '11\n-5', '11\n0', 'cover,12', '\n\n'])(
  'a row without an ID is not passed over: %j',
  async (content) => {
    await expect(idsOf(content)).rejects.toThrow(UsageError);
  },
);

test('what cannot be read is named by its lines, all of them, and nothing is done', async () => {
  const list = ['id;size', '11;xl', 'cat;', '12;huge', '"13', ...Array.from({ length: 4 }, () => 'x')];
  await expect(idsOf(list.join('\n'))).rejects.toThrow(
    'The list on standard input cannot be read. ' +
      'Line 3: It holds no asset ID and no item link. ' +
      'Line 4: “huge” is not a size. ' +
      'Line 5: A quotation mark is opened and never closed. ' +
      'Line 6: It holds no asset ID and no item link. ' +
      'Line 7: It holds no asset ID and no item link. And 2 more.',
  );
});

test('a list says the size, the project and the name, and what it says twice', async () => {
  const list = 'id,size,project,name\n11,xl,Spring,Lake\n12\n11,XL\n11,2000\n13\n';
  const { entries, repeats } = await readAssetList(io(list), ['13', '14'], '-');
  expect(entries).toEqual([
    { line: 0, assetId: 13, size: null, project: '', name: '' },
    { line: 0, assetId: 14, size: null, project: '', name: '' },
    { line: 2, assetId: 11, size: { kind: 'option', option: 'xl-2015' }, project: 'Spring', name: 'Lake' },
    { line: 3, assetId: 12, size: null, project: '', name: '' },
    { line: 5, assetId: 11, size: { kind: 'at-least', pixels: 2000 }, project: '', name: '' },
  ]);
  expect(repeats).toEqual([
    { line: 4, assetId: 11, firstLine: 2 },
    { line: 6, assetId: 13, firstLine: 0 },
  ]);
});

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

test('whatever the list holds, it is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('1', '2', ',', ';', '\n', '"', '#', 'a', ' ', '\t') }),
      async (content) => {
        const ids = await idsOf(content).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UsageError);
          return [];
        });
        for (const id of ids) expect(Number.isSafeInteger(id) && id > 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
