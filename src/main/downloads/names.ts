/** File names that hold on Windows, macOS and Linux, whichever of them this is. */

/** With its extension and any number a collision adds. ext4 takes 255 bytes, NTFS 255 units; the rest is for other tools. */
export const MAX_NAME_BYTES = 200;
/** Longest ` (12345)` that a collision may add. */
const ROOM_FOR_NUMBER = 8;

/** Devices of Windows: reserved with any extension, in any case. The raised digits are taken for plain ones. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\.| *$)/i;
// Control characters, what Windows forbids, and format characters: among them all that turn the reading
// direction (`gpj.exe` shown as `exe.jpg`) and zero-width ones. Lone surrogates have no UTF-8 form.
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

export interface NameParts {
  readonly title: string;
  readonly id: number;
  readonly author: string;
  readonly right: 'comp' | 'licensed';
  readonly option: string;
  /** Lower case, without the dot. */
  readonly extension: string;
}

export const DEFAULT_TEMPLATE = '{title} {id}';

/** `Snow-capped mountain range at sunset 123456789 comp l-2015.jpg` */
export function fileName(parts: NameParts, template = DEFAULT_TEMPLATE): string {
  const right = parts.right === 'comp' ? `comp ${parts.option}` : parts.option;
  const tail = safeText(` ${right}`);
  const extension = parts.extension === '' ? '' : `.${safeText(parts.extension).replaceAll('.', '')}`;
  const values: Readonly<Record<string, string>> = {
    id: String(parts.id),
    author: parts.author,
    size: parts.option,
  };
  // The title gives way when the whole is too long: the ID is what tells files apart.
  const rest = template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  const fixed = byteLength(safeText(rest.replaceAll('{title}', ''))) + byteLength(tail + extension);
  const title = cutBytes(safeText(parts.title), MAX_NAME_BYTES - ROOM_FOR_NUMBER - fixed);
  const stem = cutBytes(
    safeText(rest.replaceAll('{title}', () => title)),
    MAX_NAME_BYTES - ROOM_FOR_NUMBER - byteLength(tail + extension),
  );
  return safeName(`${stem.trim()} ${tail.trim()}`.trim(), extension);
}

/** The same name with a number: `name (2).jpg`. */
export function numbered(name: string, number: number): string {
  if (number <= 1) return name;
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  return `${stem} (${number})${extension}`;
}

function safeName(stem: string, extension: string): string {
  // Windows drops dots and spaces at the end; a dot at the start hides the file elsewhere.
  const trimmed = stem.replace(/^[. ]+/u, '').replace(/[. ]+$/u, '');
  const named = trimmed === '' ? 'untitled' : trimmed;
  return RESERVED.test(named + extension) ? `_${named}${extension}` : named + extension;
}

/** One line of allowed characters in composed form. */
function safeText(text: string): string {
  return text.replace(FORBIDDEN, ' ').normalize('NFC').replaceAll(/\s+/gu, ' ');
}

const encoder = new TextEncoder();
const byteLength = (text: string) => encoder.encode(text).length;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The longest start of the text within so many UTF-8 bytes that cuts no letter and no emoji in two. */
function cutBytes(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text;
  let cut = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += byteLength(segment);
    if (length > bytes) break;
    cut += segment;
  }
  return cut.trimEnd();
}
