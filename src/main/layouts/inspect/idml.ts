import type { Archive } from './zip.ts';
import { LIMITS, LimitError } from './limits.ts';
import type { Uses } from './uses.ts';
import { lastName } from './uses.ts';
import { readXml } from './xml.ts';

const PARTS = /^(?:Spreads|MasterSpreads|Stories)\/[^/]+\.xml$/;

/** An InDesign page as XML: links on spreads, on parents and in text; what is embedded is in base64. */
export async function readIdml(archive: Archive, uses: Uses): Promise<void> {
  const parts = archive.names.filter((name) => PARTS.test(name));
  if (!parts.some((name) => name.startsWith('Spreads/')))
    throw new LimitError('unreadable', 'It is damaged: it has no pages.');
  for (const part of parts)
    await uses.spare(undefined, () => readInDesignXml(archive.stream(part), part, uses));
}

/** An element, and what it places itself. */
interface Item {
  readonly name: string;
  target: string | null;
  stored: Buffer | null;
}

/** `part`: of an IDML; empty for a story or snippet that is a file of its own. */
export async function readInDesignXml(
  source: AsyncIterable<Uint8Array>,
  part: string,
  uses: Uses,
): Promise<void> {
  const pages: string[] = [];
  const placed: Item[] = [];
  const open: Item[] = [];
  try {
    await readXml(source, {
      open: (name, attributes) => {
        if (name === 'Page' && attributes['Name'] !== undefined) pages.push(attributes['Name']);
        const target = attributes['LinkResourceURI'];
        const into = open.at(-1);
        if (name === 'Link' && target !== undefined && into !== undefined) into.target = target;
        open.push({ name, target: null, stored: null });
      },
      close: (name, text) => {
        const item = open.pop();
        const into = open.findLast((each) => each.name !== 'Properties');
        if (name === 'Contents' && into !== undefined && text !== '')
          into.stored = Buffer.from(text, 'base64');
        if (item === undefined || !isPlaced(item)) return;
        placed.push(item);
        if (placed.length > LIMITS.uses) throw new LimitError('limit', 'It places too many files.');
      },
    });
  } finally {
    const where = placeOf(part, pages);
    for (const { target, stored } of placed) {
      // What is stored is what will be printed: the link is only where it came from.
      if (stored !== null)
        await uses.embedded(stored, { name: target === null ? 'Embedded' : lastName(target), where });
      else if (target !== null) uses.linked(target, { where });
    }
  }
}

/** `Image`, `PDF`, `SVG`, whatever else bears a link. The text of a linked story stands in the document itself. */
function isPlaced({ name, target, stored }: Item): boolean {
  if (name === 'Story' || name === 'TextFrame') return false;
  return target !== null || (stored !== null && GRAPHIC.test(name));
}

/** Bytes may be kept without a link. Variables of the text have contents that are no bytes. */
const GRAPHIC = /^(?:Image|PDF|EPS|WMF|PICT|ImportedPage|SVG|Graphic|Movie|Sound|MediaFile)$/;

function placeOf(part: string, pages: readonly string[]): string {
  const [first] = pages;
  if (part.startsWith('Stories/')) return 'In text';
  if (part.startsWith('MasterSpreads/')) return 'Parent page';
  if (first === undefined) return '';
  return pages.length === 1 ? `Page ${first}` : `Pages ${first}–${pages.at(-1)}`;
}
