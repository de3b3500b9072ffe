import { READ_WHOLE } from '../../../shared/model/dropped.ts';
import type { Recognition } from '../../../shared/model/dropped.ts';
import type { Right } from '../../../shared/model/download.ts';
import type { App } from '../../app/app.ts';
import { sendParcel, toFailure } from '../../bridge/index.ts';
import { knowsPaths, pathOf } from '../check/path-of.ts';
import { showAsset } from '../library/other-files.ts';

/** The contract's limit. */
const MAX_NAME = 500;

/** Files from elsewhere, one after the other: each opens its asset, and it is said by what it was known. */
export async function recogniseFiles(app: App, files: readonly File[], signal: AbortSignal): Promise<void> {
  const { bridge, toasts } = app;
  try {
    for (const file of files) {
      const recognition = await lookAt(app, file, signal);
      const { assetId } = recognition;
      if (assetId === null) {
        toasts.done(`“${file.name}” is no file of Depositphotos that Stockroom knows.`);
        continue;
      }
      const record = await showAsset(app, assetId);
      const [known] = await bridge.library.rights({ assetIds: [assetId] });
      toasts.done(
        sentenceOf(
          file.name,
          { ...recognition, assetId },
          record?.right ?? null,
          known?.right === 'licensed',
        ),
      );
    }
  } catch (error) {
    if (!signal.aborted) toasts.failed(toFailure(error));
  }
}

async function lookAt({ bridge, toasts }: App, file: File, signal: AbortSignal): Promise<Recognition> {
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
  { assetId, by, right }: Recognition,
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
