import path from 'node:path';
import type { Archive } from './zip.ts';
import type { Uses } from './uses.ts';
import { decoded } from './uses.ts';
import { localName, readXml } from './xml.ts';

/** PowerPoint, Word and Excel: pictures are parts of the archive, and each part lists what it uses. */
export async function readOffice(archive: Archive, uses: Uses): Promise<void> {
  const media = new Map<string, { readonly places: string[]; readonly labels: string[] }>();
  for (const rels of archive.names.filter((name) => /(?:^|\/)_rels\/[^/]+\.rels$/.test(name))) {
    const owner = path.posix.join(
      path.posix.dirname(path.posix.dirname(rels)),
      path.posix.basename(rels, '.rels'),
    );
    const relations = await relationsOf(archive, rels);
    if (relations.length === 0) continue;
    const names = archive.has(owner) ? await namesOf(archive, owner) : new Map<string, readonly string[]>();
    for (const { id, target, external } of relations) {
      const labels = names.get(id) ?? [];
      if (external) {
        uses.linked(target, { where: placeOf(owner), labels });
        continue;
      }
      const part = path.posix.normalize(
        target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(owner), target),
      );
      const known = media.get(part) ?? { places: [], labels: [] };
      if (!known.places.includes(placeOf(owner))) known.places.push(placeOf(owner));
      known.labels.push(...labels);
      media.set(part, known);
    }
  }
  // What nobody lists lies there all the same, and is handed over with the file.
  for (const name of archive.names) {
    if (/(?:^|\/)media\/[^/]+$/.test(name) && !media.has(name)) media.set(name, { places: [], labels: [] });
  }
  for (const [part, { places, labels }] of media) {
    if (!archive.has(part)) continue;
    const facts = {
      name: path.posix.basename(part),
      where: places.filter((place) => place !== '').join(', '),
      labels,
    };
    await uses.embedded(await archive.read(part), facts);
  }
}

interface Relation {
  readonly id: string;
  readonly target: string;
  readonly external: boolean;
}

async function relationsOf(archive: Archive, rels: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readXml(archive.stream(rels), {
    open: (name, attributes) => {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (localName(name) !== 'Relationship' || id === undefined || target === undefined) return;
      // Themes, layouts, fonts and hyperlinks are no pictures.
      if (!/\/(?:image|video|audio|media|oleObject|package)$/.test(type ?? '')) return;
      relations.push({
        id,
        target: mode === 'External' ? decoded(target) : target,
        external: mode === 'External',
      });
    },
  });
  return relations;
}

/** Names and descriptions of the pictures of a slide or page; Word keeps the name of the file there. */
async function namesOf(archive: Archive, part: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>();
  let latest: readonly string[] = [];
  await readXml(archive.stream(part), {
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'cNvPr' || local === 'docPr') {
        latest = [attributes['name'], attributes['descr'], attributes['title']].filter(
          (text) => text !== undefined,
        );
      }
      for (const key of ['r:embed', 'r:link', 'r:id']) {
        const id = attributes[key];
        if (id !== undefined) names.set(id, [...(names.get(id) ?? []), ...latest]);
      }
    },
  });
  return names;
}

function placeOf(owner: string): string {
  const [, kind, number] = /\/(slide|slideMaster|slideLayout|notesSlide)(\d+)\.xml$/.exec(owner) ?? [];
  switch (kind) {
    case 'slide':
      return `Slide ${number}`;
    case 'notesSlide':
      return `Notes of slide ${number}`;
    case 'slideMaster':
    case 'slideLayout':
      return 'Slide master';
    default:
      return '';
  }
}
