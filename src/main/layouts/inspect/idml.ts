import type { Archive } from './zip.ts';
import { LIMITS, LimitError } from './limits.ts';
import type { Uses } from './uses.ts';
import { lastName } from './uses.ts';
import { readXml } from './xml.ts';

const PARTS = /^(?:Spreads|MasterSpreads|Stories)\/[^/]+\.xml$/;

interface Placed {
  target: string | null;
  stored: Buffer | null;
}

/** An InDesign page as XML: links on spreads, on parents and in text; what is embedded is in base64. */
export async function readIdml(archive: Archive, uses: Uses): Promise<void> {
  const parts = archive.names.filter((name) => PARTS.test(name));
  if (!parts.some((name) => name.startsWith('Spreads/')))
    throw new LimitError('unreadable', 'It is damaged: it has no pages.');
  for (const part of parts) await readPart(archive, part, uses);
}

async function readPart(archive: Archive, part: string, uses: Uses): Promise<void> {
  const pages: string[] = [];
  const placed: Placed[] = [];
  const open: Placed[] = [];
  await readXml(archive.stream(part), {
    open: (name, attributes) => {
      if (name === 'Page' && attributes['Name'] !== undefined) pages.push(attributes['Name']);
      if (isGraphic(name)) {
        const graphic = { target: null, stored: null };
        open.push(graphic);
        placed.push(graphic);
        if (placed.length > LIMITS.uses) throw new LimitError('limit', 'It places too many files.');
      }
      const target = attributes['LinkResourceURI'];
      const into = open.at(-1);
      if (name === 'Link' && target !== undefined && into !== undefined) into.target = target;
    },
    close: (name, text) => {
      const into = open.at(-1);
      if (name === 'Contents' && into !== undefined && text !== '') into.stored = Buffer.from(text, 'base64');
      if (isGraphic(name)) open.pop();
    },
  });
  const where = placeOf(part, pages);
  for (const { target, stored } of placed) {
    // What is stored is what will be printed: the link is only where it came from.
    if (stored !== null)
      await uses.embedded(stored, { name: target === null ? 'Embedded' : lastName(target), where });
    else if (target !== null) uses.linked(target, { where });
  }
}

/** `Image`, `PDF`, `EPS`, `WMF`, `PICT`, `ImportedPage`, `SVG`: whatever can bear a link. */
function isGraphic(name: string): boolean {
  return /^(?:Image|PDF|EPS|WMF|PICT|ImportedPage|SVG|Movie|Sound|MediaFile)$/.test(name);
}

function placeOf(part: string, pages: readonly string[]): string {
  const [first] = pages;
  if (part.startsWith('Stories/')) return 'In text';
  if (part.startsWith('MasterSpreads/')) return 'Parent page';
  if (first === undefined) return '';
  return pages.length === 1 ? `Page ${first}` : `Pages ${first}–${pages.at(-1)}`;
}
