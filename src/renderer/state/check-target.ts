import { chosenIn, droppedIn } from './dropped.ts';
import type { CheckTarget } from './layout-check.ts';
import { pathOf } from './path-of.ts';

/** What was dropped: the desktop tells where the first file or folder lies, a browser lends all of it. */
export function targetIn(data: DataTransfer): CheckTarget | null {
  const [first] = data.files;
  const path = first === undefined ? null : pathOf(first);
  if (path !== null) return { kind: 'path', path };
  const dropped = droppedIn(data);
  return dropped === null ? null : { kind: 'dropped', dropped };
}

/** The same of files that are at hand: chosen, or kept from a drop. */
export function targetOf(files: readonly File[]): CheckTarget | null {
  const [first] = files;
  const path = first === undefined ? null : pathOf(first);
  if (path !== null) return { kind: 'path', path };
  const dropped = chosenIn(files);
  return dropped === null ? null : { kind: 'dropped', dropped };
}

/** No asset is one of these; drawings, Photoshop files and archives may be either. */
const LAYOUT =
  /\.(?:idml|ind[dt]|icml|idms|(?:pp[ts]|pot)[xm]|(?:do[ct]|xls|xlt)[xm]|xlsb|vs[ds][xm]|od[tpgs]|prproj|fcpxml|aepx?|sla|sketch|fig|xd|afdesign|afphoto|afpub|qxp)$/i;

/** These may be an asset or hold some: by their names, where nothing of their content is known. */
const MAY_HOLD = /\.(?:ps[db]|pdf|ait?|eps|svgz?)$/i;

export function mayHoldAssets(name: string): boolean {
  return LAYOUT.test(name) || MAY_HOLD.test(name);
}

/** The same, where it can only be a layout or a folder of them. */
export function layoutIn(data: DataTransfer): CheckTarget | null {
  const [first] = data.files;
  const isFolder = [...data.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  return isFolder || LAYOUT.test(first?.name ?? '') ? targetIn(data) : null;
}
