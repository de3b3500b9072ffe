import path from 'node:path';
import type { Effects } from '../effects.ts';
import { overlooked } from '../../../platform/failures/index.ts';

/** Bytes in memory at a time. */
const CHUNK = 1 << 20;

/**
 * Copies a part to the drive of the folder that its file belongs into, under the same hidden name, and makes the copy
 * durable. A folder of the library may be a drive of its own, and a name is given in one step on one drive only.
 * Returns the path of the copy; what a crash leaves of it is overwritten by the next try.
 */
export async function carryPart(
  part: string,
  folder: string,
  { files }: Pick<Effects, 'files'>,
): Promise<string> {
  const copy = path.join(folder, path.basename(part));
  const from = await files.open(part, 'r');
  try {
    // Never through a link that stands there.
    await files.unlink(copy).catch(overlooked('downloads.unlink'));
    const to = await files.open(copy, 'wx', 0o644);
    try {
      const buffer = Buffer.allocUnsafe(CHUNK);
      for (let position = 0; ; ) {
        const { bytesRead } = await from.read(buffer, 0, CHUNK, position);
        if (bytesRead === 0) break;
        for (let written = 0; written < bytesRead; ) {
          const { bytesWritten } = await to.writev([buffer.subarray(written, bytesRead)], position + written);
          written += bytesWritten;
        }
        position += bytesRead;
      }
      await to.sync();
    } finally {
      await to.close();
    }
  } catch (error) {
    await files.unlink(copy).catch(overlooked('downloads.unlink'));
    throw error;
  } finally {
    await from.close();
  }
  return copy;
}
