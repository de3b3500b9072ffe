import { bodyLength, parcelAddress } from '../../shared/contract/dropped.ts';
import { METADATA_REACH } from '../../shared/model/dropped.ts';
import type { Recognition } from '../../shared/model/dropped.ts';

/**
 * Shows a file to the web host, which can't be told where it lies; `null` where that did not work out, as for a
 * folder. The browser sends it from disk, so its size is none of the page's.
 */
export async function sendParcel(
  file: File,
  name: string,
  whole: boolean,
  signal: AbortSignal,
): Promise<Recognition | null> {
  const parcel = { name, bytes: file.size, whole };
  const ends = () => new Blob([file.slice(0, METADATA_REACH), file.slice(-METADATA_REACH)]);
  const body = bodyLength(parcel) === file.size ? file : ends();
  try {
    // oxlint-disable-next-line no-restricted-globals -- our own host, not the network
    const answer = await fetch(parcelAddress(parcel), { method: 'POST', body, signal });
    return answer.ok ? ((await answer.json()) as Recognition) : null;
  } catch {
    return null;
  }
}
