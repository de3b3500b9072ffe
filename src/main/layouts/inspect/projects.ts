import { inflateSync } from 'node:zlib';
import { readInDesignXml } from './idml.ts';
import { LIMITS, LimitError } from './limits.ts';
import { readFlatOpenDocument } from './open-document.ts';
import { readPremiere } from './premiere.ts';
import type { Uses } from './uses.ts';
import { localName, readXml } from './xml.ts';

/**
 * XML in which programs list what they place: InDesign's stories and snippets, Premiere, Final Cut, After Effects,
 * Scribus, MLT and Kdenlive, and OpenDocument in one file. `start`: of the file, as text.
 */
export async function readProject(
  source: AsyncIterable<Uint8Array>,
  start: string,
  uses: Uses,
): Promise<void> {
  const root = ROOTS.find(([pattern]) => pattern.test(start));
  if (root === undefined) throw new LimitError('unreadable', 'It is damaged, or not what its name says.');
  await root[1](source, uses);
}

type ReadRoot = (source: AsyncIterable<Uint8Array>, uses: Uses) => Promise<void>;

const ROOTS: readonly (readonly [RegExp, ReadRoot])[] = [
  [/<PremiereData[\s>]/, readPremiere],
  [
    /<fcpxml[\s>]/,
    (source, uses) =>
      readLinks(source, uses, { attributes: ['src', 'url'], of: /^(?:asset|media-rep|locator)$/ }),
  ],
  [/<xmeml[\s>]/, (source, uses) => readLinks(source, uses, { texts: /^pathurl$/ })],
  [
    /<AfterEffectsProject[\s>]/,
    (source, uses) => readLinks(source, uses, { attributes: ['fullpath'], of: /^fileReference$/ }),
  ],
  [/<SCRIBUSUTF8(?:NEW)?[\s>]/, readScribus],
  [
    /<mlt[\s>]/,
    (source, uses) =>
      readLinks(source, uses, {
        texts: /^property$/,
        named: /^(?:resource|warp_resource|kdenlive:originalurl)$/,
      }),
  ],
  [/<office:document[\s>]/, readFlatOpenDocument],
  [
    /<\?aid\s|<idPkg:|<Document[\s>]|<Story[\s>]|<Spread[\s>]/,
    (source, uses) => readInDesignXml(source, '', uses),
  ],
];

interface LinkForm {
  /** Attributes with an address, and the elements that have them. */
  readonly attributes?: readonly string[];
  readonly of?: RegExp;
  /** Elements whose text is an address, and what their `name` has to be. */
  readonly texts?: RegExp;
  readonly named?: RegExp;
}

async function readLinks(source: AsyncIterable<Uint8Array>, uses: Uses, form: LinkForm): Promise<void> {
  const { attributes = [], of = /^$/, texts = /^$/, named } = form;
  const targets = new Set<string>();
  let isNamed = true;
  try {
    await readXml(source, {
      open: (name, told) => {
        isNamed = named === undefined || named.test(told['name'] ?? '');
        if (!of.test(name)) return;
        for (const key of attributes) if (told[key] !== undefined && told[key] !== '') targets.add(told[key]);
      },
      close: (name, text) => {
        // A colour or a count is a resource as well.
        if (texts.test(name) && isNamed && /[/\\.]/.test(text)) targets.add(text);
      },
    });
  } finally {
    for (const target of targets) uses.linked(target);
  }
}

/** Scribus: frames with a file, or with its bytes as Qt packs them: their length, then a zlib stream, in base64. */
async function readScribus(source: AsyncIterable<Uint8Array>, uses: Uses): Promise<void> {
  const targets = new Set<string>();
  const inline: { readonly data: string; readonly name: string }[] = [];
  await readXml(source, {
    open: (name, { PFILE = '', ImageData, inlineImageExt = '', ANNAME = '' }) => {
      if (!/^(?:PAGEOBJECT|MASTEROBJECT|FRAMEOBJECT|ITEM|PatternItem)$/i.test(localName(name))) return;
      if (ImageData !== undefined && ImageData !== '')
        inline.push({ data: ImageData, name: `${ANNAME || 'Embedded'}.${inlineImageExt}` });
      else if (PFILE !== '') targets.add(PFILE);
    },
  });
  for (const target of targets) uses.linked(target);
  for (const { data, name } of inline) await uses.spare(undefined, () => readInline(data, name, uses));
}

async function readInline(data: string, name: string, uses: Uses): Promise<void> {
  const QT_LENGTH = 4;
  let bytes: Buffer;
  try {
    bytes = inflateSync(Buffer.from(data, 'base64').subarray(QT_LENGTH), {
      maxOutputLength: LIMITS.partBytes,
    });
  } catch (cause) {
    throw new LimitError('unreadable', 'It is damaged: a picture in it cannot be unpacked.', { cause });
  }
  uses.budget.unpack(bytes.length);
  await uses.embedded(bytes, { name, where: '' });
}
