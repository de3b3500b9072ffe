import { useEffect } from 'react';
import type { Right } from '../../../shared/model/download.ts';
import type { App } from '../../app/app.ts';
import { useApp } from '../../app/context.ts';
import { toFailure } from '../../bridge/index.ts';
import { showAsset } from '../library/other-files.ts';

/** Files above are known by their names alone: hashing them would hold up the page. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Files looked at in one drop. */
const MOST_FILES = 20;

/** A file dropped where nothing else takes it finds its asset. */
export function DropIn() {
  const app = useApp();
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      // Our own files, dropped where they came from, are known.
      if (app.dragOut.dropped(files) === null) void recognise(app, files.slice(0, MOST_FILES));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [app]);
  return null;
}

async function recognise(app: App, files: readonly File[]): Promise<void> {
  const { bridge, toasts } = app;
  try {
    for (const file of files) {
      const sha256 = await hashOf(file);
      const { assetId, by, right } = await bridge.listing.recognise({
        name: file.name.slice(0, 500),
        sha256,
      });
      if (assetId === null) {
        toasts.done(`“${file.name}” is no file of Depositphotos that Stockroom knows.`);
        continue;
      }
      const record = await showAsset(app, assetId);
      const [known] = await bridge.library.rights({ assetIds: [assetId] });
      const state = stateOf(right, record?.right ?? null, known?.right === 'licensed');
      const how = by === 'content' ? '' : ' by its name';
      toasts.done(`“${file.name}” is asset ${assetId}${how}: ${state}.`);
    }
  } catch (error) {
    toasts.failed(toFailure(error));
  }
}

/** A file whose bytes are known is what it is; of another one, only what is in the library of its asset can be told. */
function stateOf(right: Right | null, inLibrary: Right | null, isLicensed: boolean): string {
  if (right === 'licensed') return 'the licensed file';
  if (right === null && inLibrary === 'licensed') return 'your library has its licensed file';
  const what =
    right === 'comp'
      ? 'a comp'
      : inLibrary === null
        ? 'not in your library'
        : 'your library has a comp of it';
  return isLicensed ? `${what}; your group has licensed the asset` : `${what}, not licensed`;
}

/** `null` for what is too large, or can't be read, such as a folder. */
async function hashOf(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}
