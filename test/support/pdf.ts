import { deflateSync } from 'node:zlib';

/** One object of a PDF: a dictionary or another value as text, and the data of a stream. */
export interface PdfPart {
  readonly number: number;
  readonly text: string;
  readonly data?: Buffer;
}

export interface PdfForm {
  /** `hybrid`: a table for old programs, and a stream that lists what lies in object streams. */
  readonly table?: 'table' | 'stream' | 'hybrid';
  /** How objects without data are packed: not at all, or into an object stream. */
  readonly packed?: 'none' | 'plain' | 'flate';
  /** Before the header. */
  readonly junk?: Buffer;
  /** Subtracted from the number of objects that the trailer tells. */
  readonly sizeOff?: number;
  /** Objects that a later state of the document adds or replaces. */
  readonly updates?: readonly (readonly PdfPart[])[];
  /** More entries of the trailer. */
  readonly trailer?: string;
}

type Row = readonly [kind: 0 | 1 | 2, second: number, third: number];

/** A PDF of these objects, the first of which is the catalogue. Every state is written as programs write it. */
export function pdfOfParts(parts: readonly PdfPart[], form: PdfForm = {}): Buffer {
  const { junk = Buffer.alloc(0), updates = [] } = form;
  const root = parts[0]?.number ?? 1;
  let file: Buffer = Buffer.concat([junk, Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]);
  let previous: number | null = null;
  let highest = 0;
  for (const state of [parts, ...updates]) {
    highest = Math.max(highest, ...state.map(({ number }) => number));
    const written: { file: Buffer; start: number; highest: number } = writeState(file, state, form, {
      root,
      highest,
      previous,
    });
    ({ file, highest } = written);
    previous = written.start;
  }
  return file;
}

function writeState(
  before: Buffer,
  parts: readonly PdfPart[],
  { table = 'table', packed = 'none', sizeOff = 0, trailer = '' }: PdfForm,
  state: { readonly root: number; readonly highest: number; readonly previous: number | null },
): { file: Buffer; start: number; highest: number } {
  const chunks = [before];
  let at = before.length;
  let { highest } = state;
  const rows = new Map<number, Row>();
  if (state.previous === null) rows.set(0, [0, 0, 65_535]);
  const put = (...data: (string | Buffer)[]) => {
    for (const each of data) {
      const bytes = typeof each === 'string' ? Buffer.from(each, 'latin1') : each;
      chunks.push(bytes);
      at += bytes.length;
    }
  };
  const object = (number: number, text: string, data?: Buffer) => {
    rows.set(number, [1, at, 0]);
    if (data === undefined) put(`${number} 0 obj\n${text}\nendobj\n`);
    else put(`${number} 0 obj\n${text}\nstream\n`, data, '\nendstream\nendobj\n');
  };
  const isPacked = (part: PdfPart) => packed !== 'none' && table !== 'table' && part.data === undefined;
  const inside = parts.filter(isPacked);
  for (const { number, text, data } of parts.filter((part) => !isPacked(part))) object(number, text, data);
  if (inside.length > 0) {
    highest += 1;
    const [head, data] = objectStream(inside, packed === 'flate');
    object(highest, head, data);
    for (const [index, { number }] of inside.entries()) rows.set(number, [2, highest, index]);
  }
  const previous = state.previous === null ? '' : `/Prev ${state.previous}`;
  const facts = () => `/Size ${highest + 1 - sizeOff} /Root ${state.root} 0 R ${previous} ${trailer}`;
  let start = at;
  if (table === 'table') put(tableOf(rows), `trailer\n<< ${facts()} >>\n`);
  else {
    const hidden = new Map([...rows].filter(([, [kind]]) => kind === 2));
    const own = table === 'hybrid' ? hidden : rows;
    highest += 1;
    if (table === 'stream') rows.set(highest, [1, at, 0]);
    const [index, data] = streamRows(own);
    const stream = deflateSync(data);
    put(
      `${highest} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [${index}] ${facts()} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
      stream,
      '\nendstream\nendobj\n',
    );
    if (table === 'hybrid') {
      const stand = start;
      start = at;
      const seen = new Map([...rows].map(([number, row]) => [number, row[0] === 2 ? FREE : row] as const));
      put(tableOf(seen), `trailer\n<< ${facts()} /XRefStm ${stand} >>\n`);
    }
  }
  put(`startxref\n${start}\n%%EOF\n`);
  return { file: Buffer.concat(chunks), start, highest };
}

const FREE: Row = [0, 0, 0];

function objectStream(parts: readonly PdfPart[], isPacked: boolean): readonly [string, Buffer] {
  let length = 0;
  const index = parts.map(({ number, text }) => {
    const entry = `${number} ${length}`;
    length += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const plain = Buffer.from(`${head}${parts.map(({ text }) => text).join('\n')}\n`, 'latin1');
  const data = isPacked ? deflateSync(plain) : plain;
  const filter = isPacked ? '/Filter /FlateDecode' : '';
  return [
    `<< /Type /ObjStm /N ${parts.length} /First ${head.length} ${filter} /Length ${data.length} >>`,
    data,
  ];
}

/** Runs of numbers without a gap. */
function runsOf(rows: ReadonlyMap<number, Row>): readonly (readonly [number, readonly Row[]])[] {
  const runs: [number, Row[]][] = [];
  for (const [number, row] of [...rows].toSorted(([one], [other]) => one - other)) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1].length === number) last[1].push(row);
    else runs.push([number, [row]]);
  }
  return runs;
}

function tableOf(rows: ReadonlyMap<number, Row>): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const sections = runsOf(rows).map(([first, run]) => {
    const lines = run.map(
      ([kind, second, third]) => `${pad(second, 10)} ${pad(third, 5)} ${kind === 1 ? 'n' : 'f'} \n`,
    );
    return `${first} ${run.length}\n${lines.join('')}`;
  });
  return `xref\n${sections.join('')}`;
}

function streamRows(rows: ReadonlyMap<number, Row>): readonly [string, Buffer] {
  const runs = runsOf(rows);
  const data = runs.flatMap(([, run]) =>
    run.map(([kind, second, third]) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(second, 1);
      row.writeUInt16BE(third, 5);
      return row;
    }),
  );
  return [runs.map(([first, run]) => `${first} ${run.length}`).join(' '), Buffer.concat(data)];
}
