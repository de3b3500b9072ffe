/** How a picture of a fax is coded (ISO 32000-1, table 11). */
export interface Fax {
  readonly columns: number;
  readonly rows: number;
  /** Below 0: group 4; 0: group 3, each row by itself; above: group 3, rows by those before them. */
  readonly k: number;
  readonly isAligned: boolean;
  /** Black is white. */
  readonly isInverted: boolean;
}

/** A TIFF of the same data, which the picture library decodes; `null` for what a TIFF can't hold. */
export function tiffOfFax(data: Buffer, { columns, rows, k, isAligned, isInverted }: Fax): Buffer | null {
  if (isAligned) return null;
  const HEADER = 8;
  const tags: readonly (readonly [tag: number, value: number])[] = [
    [256, columns],
    [257, rows],
    [258, 1],
    // Compression: T.6 or T.4.
    [259, k < 0 ? 4 : 3],
    [262, isInverted ? 1 : 0],
    // The highest bit of a byte comes first.
    [266, 1],
    [273, HEADER],
    [277, 1],
    [278, rows],
    [279, data.length],
    ...(k < 0 ? [] : ([[292, k > 0 ? 1 : 0]] as const)),
  ];
  const header = Buffer.from('49492a0000000000', 'hex');
  const padded = Buffer.concat([header, data, Buffer.alloc(data.length % 2)]);
  padded.writeUInt32LE(padded.length, 4);
  const list = Buffer.alloc(2 + tags.length * 12 + 4);
  list.writeUInt16LE(tags.length, 0);
  for (const [index, [tag, value]] of tags.entries()) {
    const at = 2 + index * 12;
    list.writeUInt16LE(tag, at);
    // A number of 32 bits, one of them.
    list.writeUInt16LE(4, at + 2);
    list.writeUInt32LE(1, at + 4);
    list.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([padded, list]);
}
