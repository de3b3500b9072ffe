import path from 'node:path';
import { readRest } from './parts.ts';
import type { Archive } from './zip.ts';
import type { Uses } from './uses.ts';
import { localName, readXml } from './xml.ts';

/** Elements whose address is a picture, a film or a document, and no page of the web or place in the text. */
const PLACES = new Set([
  'image',
  'fill-image',
  'background-image',
  'plugin',
  'sound',
  'object',
  'object-ole',
  'floating-frame',
  'section-source',
  'list-level-style-image',
]);

/** OpenDocument, as LibreOffice writes it: pictures are parts of the archive, or links that start from it. */
export async function readOpenDocument(archive: Archive, uses: Uses): Promise<void> {
  const labels = new Map<string, readonly string[]>();
  for (const part of archive.names.filter((name) => /(?:^|\/)(?:content|styles)\.xml$/.test(name))) {
    const found: OpenLink[] = [];
    await uses.spare(undefined, () => readOpenXml(archive.stream(part), found));
    for (const { href, data, label } of found) {
      const inside = path.posix.join(path.posix.dirname(part), href);
      if (data !== null) await uses.embedded(data, { name: label || 'Embedded', where: '' });
      else if (archive.has(inside)) labels.set(inside, [...(labels.get(inside) ?? []), label]);
      else if (!archive.names.some((name) => name.startsWith(`${inside}/`)))
        // The archive counts as a folder, in which its parts lie.
        await uses.placed(href.replace(/^\.\.\//, ''), { where: '', labels: [label] });
    }
  }
  await readRest(
    archive,
    uses,
    (name) => /^Thumbnails\/|^META-INF\//i.test(name),
    (name) => labels.get(name) ?? [],
  );
  if (archive.has('META-INF/manifest.xml')) {
    let locked = false;
    await uses.spare(undefined, () =>
      readXml(archive.stream('META-INF/manifest.xml'), {
        open: (name) => {
          locked ||= localName(name) === 'encryption-data';
        },
      }),
    );
    if (locked) uses.problem('unreadable', 'It is locked with a password.');
  }
}

/** The same in one XML file without an archive around it. */
export async function readFlatOpenDocument(source: AsyncIterable<Uint8Array>, uses: Uses): Promise<void> {
  const found: OpenLink[] = [];
  await uses.spare(undefined, () => readOpenXml(source, found));
  for (const { href, data, label } of found) {
    if (data !== null) await uses.embedded(data, { name: label || 'Embedded', where: '' });
    else await uses.placed(href, { where: '', labels: [label] });
  }
}

interface OpenLink {
  readonly href: string;
  /** What lies in the XML itself. */
  readonly data: Buffer | null;
  readonly label: string;
}

async function readOpenXml(source: AsyncIterable<Uint8Array>, found: OpenLink[]): Promise<void> {
  let label = '';
  await readXml(source, {
    open: (name, attributes) => {
      if (localName(name) === 'frame') label = attributes['draw:name'] ?? '';
      const href = attributes['xlink:href'] ?? '';
      if (PLACES.has(localName(name)) && href !== '' && !href.startsWith('#')) {
        found.push({ href: href.replace(/^\.\/(?=\w)/, ''), data: null, label });
      }
    },
    close: (name, text) => {
      if (localName(name) === 'binary-data' && text !== '')
        found.push({ href: '', data: Buffer.from(text, 'base64'), label });
    },
  });
}
