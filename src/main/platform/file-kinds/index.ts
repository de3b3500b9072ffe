/** A kind of file that its first bytes tell. */
export type FileKind = (typeof MARKS)[number][0];

/** Bytes at places of the start, in Latin-1; all of one row have to stand there. */
type Mark = readonly [kind: string, ...marks: (readonly [at: number, bytes: string])[]];

/**
 * What stands at the start of each kind of file. The first that fits counts, so a mark stands before the shorter one
 * that it begins with. Kinds of text have no marks: those who read them look for their words.
 */
const MARKS = [
  // What a system runs, before all others: scripts, programs of Windows, Linux and macOS, and a shortcut.
  ['program', [0, 'MZ']],
  ['program', [0, '#!']],
  ['program', [0, '\x7fELF']],
  ['program', [0, '\xcf\xfa\xed\xfe']],
  ['program', [0, '\xca\xfe\xba\xbe']],
  ['program', [0, 'L\0\0\0']],
  // Pictures.
  ['jpeg', [0, '\xff\xd8\xff']],
  ['png', [0, '\x89PNG\r\n\x1a\n']],
  ['gif', [0, 'GIF8']],
  ['webp', [0, 'RIFF'], [8, 'WEBP']],
  // TIFF, and the raw files of most cameras.
  ['tiff', [0, 'II*\0']],
  ['tiff', [0, 'MM\0*']],
  ['bigtiff', [0, 'II+\0']],
  ['bigtiff', [0, 'MM\0+']],
  ['avif', [4, 'ftypavif']],
  ['avif', [4, 'ftypavis']],
  ['heic', [4, 'ftypheic']],
  ['heic', [4, 'ftypheix']],
  ['heic', [4, 'ftypmif1']],
  ['heic', [4, 'ftypmsf1']],
  // Canon's raw files.
  ['cr3', [4, 'ftypcrx ']],
  ['jpeg2000', [0, '\0\0\0\x0cjP  \r\n']],
  ['jpeg2000', [0, '\xffO\xffQ']],
  ['jpegxl', [0, '\0\0\0\x0cJXL ']],
  ['jpegxl', [0, '\xff\x0a']],
  ['jpegxr', [0, 'II\xbc\x01']],
  ['exr', [0, 'v/1\x01']],
  ['psd', [0, '8BPS']],
  // Drawings and layouts.
  ['pdf', [0, '%PDF-']],
  ['postscript', [0, '%!PS']],
  // PostScript with a preview for DOS before it.
  ['dos-eps', [0, '\xc5\xd0\xd3\xc6']],
  ['indesign', [0, '\x06\x06\xed\xf5\xd8\x1dF\xe5\xbd1\xef\xe7\xfet\xb7\x1d']],
  ['compound', [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']],
  ['rtf', [0, '{\\rtf']],
  ['affinity', [0, '\0\xffKA']],
  ['gimp', [0, 'gimp xcf']],
  ['corel', [8, 'CDR']],
  ['corel', [8, 'cdr']],
  ['corel', [8, 'CMX']],
  ['quark', [2, 'MMXPR']],
  ['quark', [2, 'IIXPR']],
  ['clip-studio', [0, 'CSFCHU']],
  ['paint-shop', [0, 'Paint Shop Pro']],
  ['flash', [0, 'FWS']],
  ['flash', [0, 'CWS']],
  ['blender', [0, 'BLENDER']],
  ['djvu', [0, 'AT&TFORM']],
  ['emf', [0, '\x01\0\0\0'], [40, ' EMF']],
  ['wmf', [0, '\xd7\xcd\xc6\x9a']],
  ['wmf', [0, '\x01\0\x09\0']],
  ['wmf', [0, '\x02\0\x09\0']],
  // Archives.
  ['zip', [0, 'PK\x03\x04']],
  ['zip', [0, 'PK\x05\x06']],
  ['zip', [0, 'PK\x07\x08PK\x03\x04']],
  ['zip', [0, 'PK00PK\x03\x04']],
  ['gzip', [0, '\x1f\x8b\x08']],
  ['rar', [0, 'Rar!']],
  ['7z', [0, '7z\xbc\xaf']],
  ['bzip2', [0, 'BZh']],
  ['xz', [0, '\xfd7zXZ\0']],
  ['tar', [257, 'ustar']],
  // Films and sounds.
  ['mov', [4, 'ftypqt  ']],
  ['m4a', [4, 'ftypM4A ']],
  ['mp4', [4, 'ftyp']],
  ['webm', [0, '\x1a\x45\xdf\xa3']],
  ['avi', [0, 'RIFF'], [8, 'AVI ']],
  ['wav', [0, 'RIFF'], [8, 'WAVE']],
  ['riff', [0, 'RIFF']],
  // Projects of After Effects and Director.
  ['rifx', [0, 'RIFX']],
  ['aiff', [0, 'FORM']],
  ['flac', [0, 'fLaC']],
  ['ogg', [0, 'OggS']],
  ['mp3', [0, 'ID3']],
  ['bmp', [0, 'BM']],
] as const satisfies readonly Mark[];

/** Bytes of the start that `kindOf` looks at. */
export const KIND_BYTES = 262;

/** Every kind, each once. */
export const FILE_KINDS: readonly FileKind[] = [...new Set(MARKS.map(([kind]) => kind))];

/** What a file is by its first bytes; `null` where they tell nothing, as those of a text. */
export function kindOf(head: Uint8Array): FileKind | null {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, KIND_BYTES)).toString(
    'latin1',
  );
  const found = MARKS.find(([, ...marks]) => marks.every(([at, bytes]) => start.startsWith(bytes, at)));
  return found?.[0] ?? null;
}
