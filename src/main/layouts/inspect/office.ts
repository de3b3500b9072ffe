import path from 'node:path';
import type { Archive } from './zip.ts';
import { readRest } from './parts.ts';
import type { Uses } from './uses.ts';
import { decoded } from './decoded.ts';
import { localName, readXml } from './xml.ts';

/**
 * PowerPoint, Word, Excel, Visio, XPS and whatever else is packed as they are, under all their endings: each part lists
 * what it uses, and pictures are parts of the archive.
 */
export async function readOffice(archive: Archive, uses: Uses): Promise<void> {
  // Names of parts are the same in capitals and small letters (ISO 29500-2, 6.2.2.3).
  const byName = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  const media = new Map<string, { readonly places: string[]; readonly labels: string[] }>();
  for (const rels of archive.names.filter((name) => /(?:^|\/)_rels\/[^/]*\.rels$/i.test(name))) {
    const owner = path.posix.join(
      path.posix.dirname(path.posix.dirname(rels)),
      path.posix.basename(rels).slice(0, -'.rels'.length),
    );
    const relations = await uses.spare([], () => relationsOf(archive, rels));
    if (relations.length === 0) continue;
    const names = await uses.spare(NO_NAMES, () => namesOf(archive, byName.get(owner.toLowerCase())));
    for (const { id, target, external } of relations) {
      const labels = names.get(id) ?? [];
      if (external) {
        await uses.placed(target, { where: placeOf(owner), labels });
        continue;
      }
      const part = [target, decoded(target)]
        .map((each) => byName.get(partOf(each, owner).toLowerCase()))
        .find((each) => each !== undefined);
      if (part === undefined) continue;
      const known = media.get(part) ?? { places: [], labels: [] };
      if (!known.places.includes(placeOf(owner))) known.places.push(placeOf(owner));
      known.labels.push(...labels);
      media.set(part, known);
    }
  }
  for (const [part, { places, labels }] of media) {
    const where = places.filter((place) => place !== '').join(', ');
    await uses.part(archive, part, { where, labels });
  }
  // What no part lists lies there all the same, and is handed over with the file.
  await readRest(archive, uses, (name) => media.has(name) || NO_PICTURE.test(name));
}

const NO_NAMES: ReadonlyMap<string, readonly string[]> = new Map();

/** Small pictures of the document itself, settings of printers, macros and fonts. */
const NO_PICTURE =
  /^docProps\/|(?:^|\/)(?:printerSettings\d*|vbaProject[^/]*|vbaData)\.\w+$|\.(?:rels|vml|fntdata|odttf|odg?ttf)$|^\[Content_Types\]/i;

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
      if (!/\/(?:image|video|audio|media|hdphoto|oleObject|package|subDocument)$/.test(type ?? '')) return;
      // What PowerPoint and Word leave of a picture that they could not take over.
      if (target === '' || target === 'NULL') return;
      const external = mode === 'External';
      relations.push({
        id,
        target: external && !/^data:/i.test(target) ? decoded(target) : target,
        external,
      });
    },
  });
  return relations;
}

/** Names and descriptions of the pictures of a slide or page; Word keeps the name of the file there. */
async function namesOf(
  archive: Archive,
  part: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>();
  if (part === undefined || !/\.(?:xml|vml)$/i.test(part)) return names;
  let around: readonly string[] = [];
  let own: readonly string[] = [];
  await readXml(archive.stream(part), {
    open: (name, attributes) => {
      const local = localName(name);
      // Word names the frame of a picture and the picture, other programs only one of them.
      if (local === 'docPr' || local === 'shape') {
        around = toldBy(attributes);
        own = [];
      }
      if (local === 'cNvPr') own = toldBy(attributes);
      for (const [key, id] of Object.entries(attributes)) {
        if (!/:(?:embed|link|id|pict|href|relid)$/.test(key)) continue;
        names.set(id, [...(names.get(id) ?? []), ...own, ...around, ...toldBy(attributes)]);
      }
    },
  });
  return names;
}

function toldBy(attributes: Readonly<Record<string, string>>): readonly string[] {
  return ['name', 'descr', 'title', 'alt', 'o:title', 'o:href'].flatMap((key) => attributes[key] ?? []);
}

/** The name of a part as another one writes it: from the root, or from where that one lies. */
function partOf(target: string, owner: string): string {
  const plain = target.replaceAll('\\', '/');
  return path.posix.normalize(
    plain.startsWith('/') ? plain.slice(1) : path.posix.join(path.posix.dirname(owner), plain),
  );
}

function placeOf(owner: string): string {
  const [, kind, number] = /\/(slide|slideMaster|slideLayout|notesSlide|page)(\d+)\.xml$/.exec(owner) ?? [];
  switch (kind) {
    case 'slide':
      return `Slide ${number}`;
    case 'notesSlide':
      return `Notes of slide ${number}`;
    case 'page':
      return `Page ${number}`;
    case 'slideMaster':
    case 'slideLayout':
      return 'Slide master';
    default:
      return '';
  }
}
