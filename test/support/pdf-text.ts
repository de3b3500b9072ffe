import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as our own pages are made, in the order it was drawn: every font brings the table that tells its
 * glyphs' letters, as a reader needs it for searching and copying.
 */
export function pdfText(pdf: Uint8Array): string {
  const source = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', id = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    fonts.set(name, letters(streamOf(objects.get(table) ?? '')));
  }
  const content = [...objects.values()].map(streamOf).filter((text) => text.includes(' Tf'));
  return content.map((text) => drawn(text, fonts)).join('\n');
}

export function pageCount(pdf: Uint8Array): number {
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type \/Page\s/g),
  ].length;
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body);
  const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
  if (start === null || Number.isNaN(length)) return '';
  const from = start.index + start[0].length;
  const stream = Buffer.from(body.slice(from, from + length), 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
}

/** `<0001> <0003> [<0041> <0042> <0043>]`: the letters of glyphs one after the other. */
function letters(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, from = '', list = ''] of table.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    for (const [at, [, code = '']] of [...list.matchAll(/<(\w*)>/g)].entries()) {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      found.set(glyph, Buffer.from(code, 'hex').swap16().toString('utf16le'));
    }
  }
  return found;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  const out: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    out.push(glyphs.map((glyph) => font.get(glyph.toLowerCase()) ?? '\u25a1').join(''));
  }
  return out.filter((text) => text !== '').join('|');
}
