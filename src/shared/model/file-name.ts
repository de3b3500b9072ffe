import { entryOf } from './entry-of.ts';

/** File names that hold on Windows, macOS and Linux, whichever of them this is. */

/** With its extension and any number a collision adds. ext4 takes 255 bytes, NTFS 255 units; the rest is for other tools. */
export const MAX_NAME_BYTES = 200;
/** What to try where a folder takes less: eCryptfs and encrypted shares of Synology take 143 bytes. */
export const SHORTER_NAME_BYTES: readonly number[] = [143, 100, 72, 54];
/** Longest ` (12345)` that a collision may add. */
const ROOM_FOR_NUMBER = 8;
/** Windows takes 260 characters for a whole path. */
const MAX_FOLDER_BYTES = 60;
const MAX_TEMPLATE = 200;
/** Deeper would not fit into the paths of Windows. */
const MAX_TEMPLATE_FOLDERS = 3;

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
  /** What the list or the user files it under; may be empty. */
  readonly project: string;
  /** `2026-11-21`. */
  readonly date: string;
  /** Lower case, without the dot. */
  readonly extension: string;
}

/** What a template may hold between braces. */
export const TEMPLATE_WORDS = ['title', 'id', 'author', 'project', 'size', 'date'] as const;

export const DEFAULT_TEMPLATE = '{title} {id}';

/** What the name of a comp says. */
export const DEFAULT_COMP_SUFFIX = 'comp';
/** Characters. */
const MAX_SUFFIX = 20;

/**
 * `Snow-capped mountain range at sunset 123456789 comp l-2015.jpg`; without the suffix where that is empty. The name
 * and a number behind it have at most `maxBytes`.
 */
export function fileName(
  parts: NameParts,
  template = DEFAULT_TEMPLATE,
  compSuffix = DEFAULT_COMP_SUFFIX,
  maxBytes = MAX_NAME_BYTES,
): string {
  // A comp says so in its name whatever the template: it can't be told from a paid file by looking at it.
  const size = template.includes('{size}') ? '' : parts.option;
  const tail = safeText(` ${parts.right === 'comp' ? `${compSuffix} ${size}` : size}`.trimEnd());
  const extension = parts.extension === '' ? '' : `.${safeText(parts.extension).replaceAll('.', '')}`;
  const values: Readonly<Record<string, string>> = {
    id: String(parts.id),
    author: parts.author,
    size: parts.option,
    project: parts.project,
    date: parts.date,
  };
  // The title gives way when the whole is too long: the ID is what tells files apart.
  const rest = template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => entryOf(values, key) ?? whole);
  const fixed = byteLength(safeText(rest.replaceAll('{title}', ''))) + byteLength(tail + extension);
  const title = cutBytes(safeText(parts.title), maxBytes - ROOM_FOR_NUMBER - fixed);
  const stem = cutBytes(
    safeText(rest.replaceAll('{title}', () => title)),
    maxBytes - ROOM_FOR_NUMBER - byteLength(tail + extension),
  );
  return safeName(`${stem.trim()} ${tail.trim()}`.trim(), extension);
}

/**
 * The same with folders: each `/` of the template makes one, never a `/` in a title. A folder without a name, such
 * as that of no project, is left out. Parts of the path are joined with `/`.
 */
export function filePath(
  parts: NameParts,
  template = DEFAULT_TEMPLATE,
  compSuffix = DEFAULT_COMP_SUFFIX,
  maxBytes = MAX_NAME_BYTES,
): string {
  const pieces = template.split('/');
  const values: Readonly<Record<string, string>> = {
    title: parts.title,
    id: String(parts.id),
    author: parts.author,
    size: parts.option,
    project: parts.project,
    date: parts.date,
  };
  const folders = pieces.slice(0, -1).flatMap((piece) => {
    const named = safeText(
      piece.replaceAll(/\{(\w+)\}/g, (whole, key: string) => entryOf(values, key) ?? whole),
    );
    const name = cutBytes(named.trim(), Math.min(MAX_FOLDER_BYTES, maxBytes)).replace(/^[. ]+/u, '');
    return name === '' ? [] : [safeName(name, '')];
  });
  const last = pieces.at(-1)?.trim() ?? '';
  return [...folders, fileName(parts, last === '' ? '{id}' : last, compSuffix, maxBytes)].join('/');
}

/** What is wrong with a template, for its user; `null` if nothing is. */
export function templateProblem(template: string): string | null {
  if (template.trim() === '') return 'A name needs at least one word, such as {id}.';
  if (template.length > MAX_TEMPLATE) return `A template may have ${MAX_TEMPLATE} characters at most.`;
  const words: readonly string[] = TEMPLATE_WORDS;
  const unknown = [...template.matchAll(/\{(\w*)\}/g)].find(([, word]) => !words.includes(word ?? ''));
  if (unknown !== undefined) return `There is no ${unknown[0]}.`;
  if (template.split('/').length > MAX_TEMPLATE_FOLDERS + 1) {
    return `At most ${MAX_TEMPLATE_FOLDERS} folders, one in the other.`;
  }
  return null;
}

/** What is wrong with the suffix of comps, for its user; `null` if nothing is. Empty is no suffix at all. */
export function compSuffixProblem(suffix: string): string | null {
  if (suffix === '') return null;
  if (suffix.length > MAX_SUFFIX) return `${MAX_SUFFIX} characters at most.`;
  if (suffix !== safeText(suffix).trim())
    return 'It can’t begin or end with a space, or have any of < > : " / \\ | ? *';
  if (!/[\p{L}\p{N}]/u.test(suffix)) return 'It needs a letter or a digit.';
  return /licen[cs]|paid|bought/i.test(suffix) ? 'A comp is not paid for: choose another word.' : null;
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

/** In UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

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
