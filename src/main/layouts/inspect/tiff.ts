/** Compression of a TIFF (TIFF 6.0, part 1). */
const PACKED: Readonly<Record<Strips['packed'], number>> = { no: 1, 'run-lengths': 32_773 };
/** Types of values. */
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** The rows of a picture as they lie in another file. */
export interface Strips {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 8, or 16 with the high byte first. */
  readonly bits: number;
  /** What the samples of a pixel are; inks as a TIFF has them, 0 for paper. */
  readonly colours: 'grey' | 'rgb' | 'cmyk';
  readonly packed: 'no' | 'run-lengths';
  /** Bytes of each strip in `data`, in order; one strip to a row, or one in all. */
  readonly lengths: readonly number[];
  readonly data: Uint8Array;
  /** An ICC profile. */
  readonly profile?: Uint8Array | null;
}

const COLOURS = {
  grey: { channels: 1, photometric: 1 },
  rgb: { channels: 3, photometric: 2 },
  cmyk: { channels: 4, photometric: 5 },
} as const;

/** A TIFF around pixels, so that the picture library unpacks and converts them as it does any other picture. */
export function tiffOf(strips: Strips): Buffer {
  const { width, height, bits, lengths, data, packed, profile = null } = strips;
  const { channels, photometric } = COLOURS[strips.colours];
  const rows = lengths.length === 1 ? height : 1;
  const head = 8;
  const entries = profile === null ? 10 : 11;
  const directory = 2 + entries * 12 + 4;
  const bitsAt = head + directory;
  const offsetsAt = bitsAt + channels * 2;
  const lengthsAt = offsetsAt + lengths.length * 4;
  const profileAt = lengthsAt + lengths.length * 4;
  const dataAt = profileAt + (profile?.length ?? 0) + ((profile?.length ?? 0) % 2);

  const tables = Buffer.alloc(dataAt);
  tables.write('MM', 'latin1');
  tables.writeUInt16BE(42, 2);
  tables.writeUInt32BE(head, 4);
  tables.writeUInt16BE(entries, head);
  let at = head + 2;
  const entry = (tag: number, type: number, count: number, value: number) => {
    tables.writeUInt16BE(tag, at);
    tables.writeUInt16BE(type, at + 2);
    tables.writeUInt32BE(count, at + 4);
    // A short value stands at the left of its field.
    if (type === SHORT && count === 1) tables.writeUInt16BE(value, at + 8);
    else tables.writeUInt32BE(value, at + 8);
    at += 12;
  };
  for (let channel = 0; channel < channels; channel += 1) tables.writeUInt16BE(bits, bitsAt + channel * 2);
  let offset = dataAt;
  for (const [index, length] of lengths.entries()) {
    tables.writeUInt32BE(offset, offsetsAt + index * 4);
    tables.writeUInt32BE(length, lengthsAt + index * 4);
    offset += length;
  }
  const isOne = lengths.length === 1;
  entry(256, LONG, 1, width);
  entry(257, LONG, 1, height);
  entry(258, SHORT, channels, channels === 1 ? bits : bitsAt);
  entry(259, SHORT, 1, PACKED[packed]);
  entry(262, SHORT, 1, photometric);
  entry(273, LONG, lengths.length, isOne ? dataAt : offsetsAt);
  entry(277, SHORT, 1, channels);
  entry(278, LONG, 1, rows);
  entry(279, LONG, lengths.length, isOne ? (lengths[0] ?? 0) : lengthsAt);
  entry(284, SHORT, 1, 1);
  if (profile !== null) {
    entry(34_675, UNDEFINED, profile.length, profileAt);
    tables.set(profile, profileAt);
  }
  return Buffer.concat([tables, data]);
}
