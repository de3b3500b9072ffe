import { READ_WHOLE } from '../../../shared/model/dropped.ts';
import type { Recognition } from '../../../shared/model/dropped.ts';
import type { Right } from '../../../shared/model/download.ts';
import type { Stores } from '../../state/registry/store.ts';
import { bridgeStore } from '../../state/given.ts';
import { layoutCheckStore } from '../../state/layout-check.ts';
import { locationStore } from '../../state/location.ts';
import { toastsStore } from '../../state/toasts.ts';
import type { ToastAction } from '../../state/toasts.ts';
import { sendParcel, toFailure } from '../../bridge/index.ts';
import { knowsPaths, pathOf } from '../../state/path-of.ts';
import { mayHoldAssets, targetOf } from '../../state/check-target.ts';
import { showAsset } from '../../state/show-asset.ts';

/** The contract's limit. */
const MAX_NAME = 500;

/**
 * Files from elsewhere, one after the other: each opens its asset, and a message says by what it was known. What is no
 * asset but can hold some is offered to be checked.
 */
export async function recogniseFiles(
  stores: Stores,
  files: readonly File[],
  signal: AbortSignal,
): Promise<void> {
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  const layouts: File[] = [];
  try {
    for (const file of files) {
      const recognition = await lookAt(stores, file, signal);
      const { assetId, by } = recognition;
      const mayHold = recognition.layout || mayHoldAssets(file.name);
      if (assetId === null) {
        if (mayHold) layouts.push(file);
        else toasts.done(`“${file.name}” is not a Depositphotos file that Stockroom knows.`);
        continue;
      }
      const record = await showAsset(stores, assetId);
      const [known] = await bridge.library.rights({ assetIds: [assetId] });
      toasts.done(
        sentenceOf(
          file.name,
          { ...recognition, assetId },
          record?.right ?? null,
          known?.right === 'licensed',
        ),
        // What only says that it is an asset may be a layout that was named after one.
        mayHold && by !== 'content' ? checkOf(stores, [file]) : undefined,
      );
    }
  } catch (error) {
    if (!signal.aborted) toasts.failed(toFailure(error));
  }
  // The desktop checks one path at a time, a browser all that it sends.
  if (knowsPaths()) for (const file of layouts) offerCheck(stores, [file]);
  else if (layouts.length > 0) offerCheck(stores, layouts);
}

function offerCheck(stores: Stores, files: readonly File[]): void {
  stores.get(toastsStore).done(offerOf(files.map(({ name }) => name)), checkOf(stores, files));
}

function checkOf(stores: Stores, files: readonly File[]): ToastAction {
  // Now: a browser lends a dropped file for the length of the drop.
  const target = targetOf(files);
  return {
    label: files.length === 1 ? 'Check it' : 'Check them',
    run: () => {
      if (target === null) return;
      stores.get(locationStore).open('check');
      void stores.get(layoutCheckStore).start(target);
    },
  };
}

export function offerOf(names: readonly string[]): string {
  return names.length === 1
    ? `“${names[0]}” is not an asset that Stockroom knows. It may be a layout that uses some.`
    : `${names.length} files are not assets that Stockroom knows. They may be layouts that use some.`;
}

async function lookAt(stores: Stores, file: File, signal: AbortSignal): Promise<Recognition> {
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  const name = file.name.slice(0, MAX_NAME);
  const path = pathOf(file);
  const isLarge = file.size > READ_WHOLE;
  const mayBeOurs = !isLarge || (await bridge.listing.holdsSize({ bytes: file.size })).holds;
  if (isLarge && mayBeOurs) toasts.done(`Reading “${file.name}” to see which file it is.`);
  // The desktop reads it where it lies. A browser tells no path, so the file itself is sent.
  const sent = path === null && !knowsPaths() ? await sendParcel(file, name, mayBeOurs, signal) : null;
  return sent ?? (await bridge.listing.recognise({ name, path }, { signal }));
}

/** What is known for sure is said; what a file only claims is said to be a claim. */
export function sentenceOf(
  name: string,
  { assetId, by, right }: Pick<Recognition, 'assetId' | 'by' | 'right'>,
  inLibrary: Right | null,
  isLicensed: boolean,
): string {
  if (by === 'content') {
    const group = isLicensed && right !== 'licensed' ? '; your group has licensed the asset' : '';
    const what = right === 'licensed' ? 'the licensed file' : isLicensed ? 'a comp' : 'a comp, not licensed';
    return `“${name}” is asset ${assetId}: ${what}${group}.`;
  }
  const source = by === 'metadata' ? 'its metadata' : 'its name';
  const has =
    inLibrary === null
      ? 'Nothing of it is in your library'
      : `Your library has ${inLibrary === 'licensed' ? 'its licensed file' : 'a comp of it'}`;
  const group = isLicensed ? 'your group has licensed the asset' : 'it is not licensed';
  const rest = inLibrary === 'licensed' ? has : `${has}; ${group}`;
  return `“${name}” says in ${source} that it is asset ${assetId}, which proves no right. ${rest}.`;
}
