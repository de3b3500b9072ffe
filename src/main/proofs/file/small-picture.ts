import { isFailureCode } from '../../../shared/model/failure.ts';
import type { Pictures } from '../../library/index.ts';
import type { Log } from '../../platform/log/index.ts';
import type { SmallPicture } from './page.ts';

/** Longest edge, in pixels: enough to choose by, too little to print. */
const EDGE = 640;
const QUALITY = 74;

/** Small JPEGs of our own files, else of the service's previews, whatever size and format these have. */
export function smallPictureOf(pictures: Pick<Pictures, 'read'>, log: Pick<Log, 'error'>): SmallPicture {
  return async (id, signal) => {
    try {
      const { default: sharp } = await import('sharp');
      const { bytes } = await pictures.read({ asset: id, size: 'grid', of: null }, signal);
      return await sharp(bytes)
        .rotate()
        .resize(EDGE, EDGE, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: QUALITY, mozjpeg: true })
        .toBuffer();
    } catch (error) {
      if (signal.aborted) throw error;
      // The card says that there is no picture; the rest of the proof is as good.
      if (!isFailureCode(error, 'not-found', 'offline', 'timeout', 'file.wrong-type'))
        log.error('proofs', { asset: id }, error);
      return null;
    }
  };
}
