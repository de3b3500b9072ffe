import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseList } from '../../../src/shared/model/batch-list.ts';
import { decodeList } from '../../../src/shared/model/list-text.ts';
import { csvRow, readRecords } from '../../../src/shared/model/csv.ts';
import { MAX_BATCH_LINES } from '../../../src/shared/model/batch.ts';

const ids = (text: string) => parseList(text).entries.map(({ assetId }) => assetId);

describe('a pasted list', () => {
  it('takes IDs, links, many to a line, and passes over empty lines and comments', () => {
    const text = `# shot list
12345678

https://depositphotos.com/20192481/stock-photo-lake.html
 #30192481
3456789 4567890, 5678901
`;
    expect(ids(text)).toEqual([12345678, 20192481, 30192481, 3456789, 4567890, 5678901]);
    expect(parseList(text).problems).toEqual([]);
  });

  it('reads columns by their header, in any order and with any separator', () => {
    for (const separator of [',', ';', '\t']) {
      const text = ['\uFEFFName', 'Size', 'Item ID', 'Project'].join(separator);
      const row = ['"Lake, big; blue"', '1080p', '12345678', 'Spring'].join(separator);
      expect(parseList(`${text}\r\n${row}\r\n`)).toEqual({
        entries: [
          {
            line: 2,
            assetId: 12345678,
            size: { kind: 'option', option: '1080' },
            project: 'Spring',
            name: 'Lake, big; blue',
          },
        ],
        problems: [],
        repeats: [],
      });
    }
  });

  it('reads rows without a header as id, size, project, name', () => {
    expect(parseList('12345678;>= 2000;Spring;"The ""blue"" lake"').entries).toEqual([
      {
        line: 1,
        assetId: 12345678,
        size: { kind: 'at-least', pixels: 2000 },
        project: 'Spring',
        name: 'The "blue" lake',
      },
    ]);
  });

  it('names the line of what it does not understand, and goes on', () => {
    const text = '12345678\nno idea\n"never closed, 5\n23456789,huge\n12345678\n34567890';
    const { entries, problems, repeats } = parseList(text);
    expect(entries.map(({ line, assetId }) => [line, assetId])).toEqual([
      [1, 12345678],
      [6, 34567890],
    ]);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'It holds no asset ID and no item link.'],
      [3, 'A quotation mark is opened and never closed.'],
      [4, '“huge” is not a size.'],
    ]);
    expect(repeats).toEqual([{ line: 5, assetId: 12345678, firstLine: 1 }]);
  });

  it('keeps counting lines after a cell with line breaks', () => {
    const { entries } = parseList('12345678,l,"Spring\ncampaign",Lake\n23456789');
    expect(entries.map(({ line, project }) => [line, project])).toEqual([
      [1, 'Spring\ncampaign'],
      [3, ''],
    ]);
  });

  it('takes one asset in two sizes twice, in one size once', () => {
    expect(parseList('12345678,s\n12345678,l\n12345678,l-2015').entries).toHaveLength(2);
  });

  it('stops at the limit and says so', () => {
    const text = Array.from({ length: MAX_BATCH_LINES + 5 }, (_, index) => 1_000_000 + index).join('\n');
    const { entries, problems } = parseList(text);
    expect(entries).toHaveLength(MAX_BATCH_LINES);
    expect(problems).toEqual([
      { line: MAX_BATCH_LINES + 1, text: '1010000', reason: 'A list may ask for 10000 files at most.' },
    ]);
  });

  it('never throws, and every line number is one of the text', () => {
    const scrap = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '""',
        ';',
        '\t',
        ',',
        '\n',
        '\r\n',
        '12345678',
        'id,size',
        '#',
        '\uFEFF',
        '>=2000',
      ),
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split(/\r\n|\n|\r/).length;
        const { entries, problems, repeats } = parseList(text);
        for (const { line } of [...entries, ...problems, ...repeats]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('accounts for every line: understood, repeated, or named as a problem, with its own number', () => {
    const kind = fc.constantFrom('id', 'link', 'bad', 'empty', 'size', 'repeat');
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\r'), (kinds, end) => {
        const expected = { entries: [] as number[], problems: [] as number[], repeats: [] as number[] };
        let first = false;
        const rows = kinds.map((what, index) => {
          const line = index + 1;
          const id = 10_000_000 + line;
          if (what === 'empty') return '';
          if (what === 'bad') {
            expected.problems.push(line);
            return 'lorem ipsum';
          }
          if (what === 'repeat') {
            (first ? expected.repeats : expected.entries).push(line);
            first = true;
            return '99999999';
          }
          expected.entries.push(line);
          return what === 'link'
            ? `https://depositphotos.com/${id}/x.html`
            : what === 'size'
              ? `${id}, xl`
              : `${id}`;
        });
        const { entries, problems, repeats } = parseList(rows.join(end));
        const lines = (found: readonly { readonly line: number }[]) => found.map(({ line }) => line);
        expect({ entries: lines(entries), problems: lines(problems), repeats: lines(repeats) }).toEqual(
          expected,
        );
      }),
    );
  });
});

describe('a list as programs and people give it', () => {
  const saved = (text: string, encode: (text: string) => Uint8Array) => parseList(decodeList(encode(text)));
  const TABLE = 'id;size;project\r\n193694472;m;Café Größe\r\n';
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
  const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

  it.each([
    ['UTF-8', (text: string) => new TextEncoder().encode(text)],
    ['UTF-8 with its mark', (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
    ['“Unicode Text” of a spreadsheet', (text: string) => utf16(`\uFEFF${text.replaceAll(';', '\t')}`)],
    ['UTF-16 without its mark', utf16],
    ['UTF-16 the other way round', (text: string) => swapped(utf16(`\uFEFF${text}`))],
    ['UTF-16 the other way round, without its mark', (text: string) => swapped(utf16(text))],
    ['Windows-1252', (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))],
  ])('reads it in %s', (_, encode) => {
    const { entries, problems } = saved(TABLE, encode);
    expect(problems).toEqual([]);
    expect(entries.map(({ assetId, project }) => [assetId, project])).toEqual([[193694472, 'Café Größe']]);
  });

  it('reads what it is given in every encoding as the same text', () => {
    const text = fc
      .array(fc.constantFrom('193694472', 'é', 'ß', '€', ';', '\t', ' ', '\r\n', 'Spring', '"'), {
        minLength: 4,
      })
      .map((parts) => `id;project\r\n${parts.join('')}`);
    fc.assert(
      fc.property(text, (written) => {
        const utf8 = new TextEncoder().encode(written);
        expect(decodeList(utf8)).toBe(written);
        expect(decodeList(utf16(`\uFEFF${written}`))).toBe(written);
        expect(decodeList(swapped(utf16(`\uFEFF${written}`)))).toBe(written);
      }),
    );
  });

  it('takes the hint of a spreadsheet for what it is, no row', () => {
    const { entries, problems } = parseList('sep=;\r\nproject;id\r\nSpring, early;193694472\r\n');
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([{ line: 3, assetId: 193694472, project: 'Spring, early' }]);
    expect(ids('"sep=|"\nid|project\n193694472|A;B')).toEqual([193694472]);
  });

  it('does not see what is invisible', () => {
    expect(ids('\u200B193694472\n\u202A161281156\u202C\n\u2066#20192481\u2069')).toEqual([
      193694472, 161281156, 20192481,
    ]);
    const { entries } = parseList('id;project\n193694472;\u202ASpring \u200D\u202C');
    expect(entries[0]?.project).toBe('Spring');
  });

  it.each([
    ['Depositphotos_193694472_m-2015.jpg', 193694472],
    ['193694472.0', 193694472],
    ['193694472,00', 193694472],
    ['1.93694472E+08', 193694472],
    ['1,93694472E+08', 193694472],
    ['="193694472"', 193694472],
    ["'193694472", 193694472],
    ['193 694 472', 193694472],
    ['193\u00A0694\u00A0472', 193694472],
    ['193.694.472', 193694472],
  ])('reads %s', (cell, id) => {
    expect(ids(`id;project\n${cell};Spring`)).toEqual([id]);
  });

  it('says when a spreadsheet has cut an ID short, and takes no other asset for it', () => {
    for (const cell of ['1.93694E+08', '1,9E+08', '2E+08']) {
      const { entries, problems } = parseList(`id;project\n${cell};Spring`);
      expect(entries).toEqual([]);
      expect(problems.map(({ reason }) => reason)).toEqual([
        'The spreadsheet has cut the ID short. Format the column as text, and save the list again.',
      ]);
    }
  });
});

describe('CSV', () => {
  it('reads back what it writes', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => text === text.trim() && !/^[=+\-@#']/.test(text) && !/[\r\n\uFEFF]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        expect([...readRecords(csvRow(cells))].map((record) => record.cells)).toEqual([cells]);
      }),
    );
  });

  it('writes no formula', () => {
    expect(csvRow(['=HYPERLINK("x")', '+1', '-1', '@a', 5])).toBe(`"'=HYPERLINK(""x"")",'+1,'-1,'@a,5`);
  });
});
