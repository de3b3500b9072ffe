import path from 'node:path';
import { kindOf } from '../../platform/file-kinds/index.ts';
import type { FileKind } from '../../platform/file-kinds/index.ts';

/**
 * Kinds of files that hold or place pictures and are not looked into. The words complete "It is …, which is not looked
 * into."
 */
const BY_ENDING: Readonly<Record<string, string>> = {
  'an After Effects project': 'aep aet aegraphic',
  'an Affinity document': 'afdesign afphoto afpub aftemplate',
  'a CorelDRAW document': 'cdr cdt cmx cpt',
  'a QuarkXPress document': 'qxp qxd qxt qpt qxb qwd qwt',
  'a PageMaker document': 'pmd pm5 pm6 p65 pmt',
  'an older InDesign document': 'inx',
  'a FreeHand document': 'fh7 fh8 fh9 fh10 fh11',
  'a GIMP document': 'xcf',
  'a document of a paint program': 'clip procreate sai sai2 pdn psp pspimage mdp pxd pxm acorn',
  'a document of a drawing program':
    'vectornator graffle gvdesign penpot rp rplib bmpr drawio dia xar cvx dwg dxf dwf skp',
  'a Flash document': 'fla swf',
  'a film project':
    'prgraphic drp avp avb aaf veg wlmp imovieproj camproj tscproj osp otio otioz motn motr wfp edl',
  'a scene of a 3D program': 'blend c4d usdz fbx glb',
  'a packed folder': 'rar 7z tar tgz gz bz2 tbz xz txz zst sit sitx dmg iso cab cbr',
  'a saved mail or page': 'eml emlx msg mht mhtml webarchive maff warc',
  'a book': 'mobi azw azw3 kfx djvu djv lit chm',
  'a rich text': 'rtf',
  'an older Office document': 'ppt pps pot doc dot xls xlt vsd vss vst pub wps one mpp',
};

const KIND_OF = new Map<string, string>(
  Object.entries(BY_ENDING).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending) => [`.${ending}`, kind] as const),
  ),
);

/** The same by first bytes, for files under other names. */
const BY_MARK: Partial<Record<FileKind, string>> = {
  rifx: 'an After Effects or Director project',
  affinity: 'an Affinity document',
  gimp: 'a GIMP document',
  corel: 'a CorelDRAW document',
  quark: 'a QuarkXPress document',
  rtf: 'a rich text',
  'clip-studio': 'a document of a paint program',
  'paint-shop': 'a document of a paint program',
  flash: 'a Flash document',
  blender: 'a scene of a 3D program',
  rar: 'a packed folder',
  '7z': 'a packed folder',
  tar: 'a packed folder',
  bzip2: 'a packed folder',
  xz: 'a packed folder',
  djvu: 'a book',
};

/** Endings that texts and keys have as well. */
const ALSO_TEXT = /\.(?:pot|dot|doc|xls|pub|one|edl|clip|tar|dia)$/i;

/** Databases of the system, and programs, which are written in the form of older Office documents. */
export function isOfTheSystem(name: string): boolean {
  return /^(?:thumbs|ehthumbs(?:_vista)?)\.db$|\.(?:msi|msp|mst)$/i.test(name);
}

/** What a file is that may hold pictures but is not looked into; `null` for any other. */
export function closedKind(head: Buffer, name: string): string | null {
  const kind = kindOf(head);
  const mark = kind === null ? undefined : BY_MARK[kind];
  if (mark === undefined && ALSO_TEXT.test(name) && !head.includes(0)) return null;
  return KIND_OF.get(path.extname(name).toLowerCase()) ?? mark ?? null;
}

/** What of an archive's own parts stays closed even where its pictures are read; `null` where nothing does. */
export function closedInside(names: readonly string[], name: string): string | null {
  const has = (pattern: RegExp) => names.some((each) => pattern.test(each));
  if (has(/(?:^|\/)canvas\.fig$/))
    return 'Of a Figma document only its pictures are read, not the names in it.';
  if (has(/(?:^|\/)layers\/layer\d+$/)) return 'Of a Krita document the painted layers are not looked into.';
  if (has(/\.iwph$/i) || has(/^\.iwpv\d/i)) return 'It is locked with a password.';
  const kind = KIND_OF.get(path.extname(name).toLowerCase());
  return kind === undefined ? null : `Of ${kind} only the pictures that lie in it as files are read.`;
}
