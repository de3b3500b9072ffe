import path from 'node:path';
import { closedInside } from './kinds.ts';
import { labelsInJson, stemOf } from './json-labels.ts';
import { readRest } from './parts.ts';
import type { Archive } from './zip.ts';
import type { Uses } from './uses.ts';
import { readXml } from './xml.ts';

/** What a program shows of the document in a file manager. */
const OF_ITSELF =
  /^(?:previews?|thumbnails?|quicklook)\/|^(?:preview[^/]*|thumb(?:nail)?)\.\w+$|(?:^|\/)canvas\.fig$/i;

/**
 * An archive of any other kind, such as a Sketch, Figma, Keynote, Krita or EPUB file, or a plain ZIP: all that is a
 * picture in it, or may hold one, is read as a file.
 */
export async function readContainer(archive: Archive, name: string, uses: Uses): Promise<void> {
  const isPlain = path.extname(name).toLowerCase() === '.zip';
  const labels = await uses.spare(new Map<string, readonly string[]>(), () => labelsInJson(archive));
  await readRest(
    archive,
    uses,
    (part) => !isPlain && OF_ITSELF.test(part),
    (part) => labels.get(stemOf(part)) ?? [],
  );
  if (archive.has('maindoc.xml')) await uses.spare(undefined, () => readKrita(archive, uses));
  const closed = closedInside(archive.names, name);
  if (closed !== null) uses.problem('unreadable', closed);
}

/** Krita's layers that are files of their own. */
async function readKrita(archive: Archive, uses: Uses): Promise<void> {
  const files: { readonly source: string; readonly layer: string }[] = [];
  await readXml(archive.stream('maindoc.xml'), {
    open: (_name, { source, nodetype, src, name: layer = '' }) => {
      if (source !== undefined && nodetype === 'filelayer') files.push({ source, layer });
      if (src !== undefined && !archive.has(src)) files.push({ source: src, layer });
    },
  });
  for (const { source, layer } of files)
    await uses.placed(source, { where: layer === '' ? '' : `Layer ${layer}` });
}
