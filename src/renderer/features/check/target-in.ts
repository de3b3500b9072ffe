import { droppedIn } from '../../state/dropped.ts';
import type { CheckTarget } from '../../state/layout-check.ts';
import { pathOf } from './path-of.ts';

/** What was dropped: the desktop tells where the first file or folder lies, a browser lends all of it. */
export function targetIn(data: DataTransfer): CheckTarget | null {
  const [first] = data.files;
  const path = first === undefined ? null : pathOf(first);
  if (path !== null) return { kind: 'path', path };
  const dropped = droppedIn(data);
  return dropped === null ? null : { kind: 'dropped', dropped };
}

/** No asset is one of these; drawings and Photoshop files may be either. */
const LAYOUT = /\.(?:idml|ind[dt]|pptx|docx|xlsx|prproj)$/i;

/** The same, where it can only be a layout or a folder of them. */
export function layoutIn(data: DataTransfer): CheckTarget | null {
  const [first] = data.files;
  const isFolder = [...data.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  return isFolder || LAYOUT.test(first?.name ?? '') ? targetIn(data) : null;
}
