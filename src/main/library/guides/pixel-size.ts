import type { PixelSize } from '../../../shared/model/asset.ts';
import { attempt } from '../../platform/failures/index.ts';

/**
 * The pixels of a picture as it is looked at; `null` for what is no picture that can be read, such as a clip: the
 * catalogue tells the size of its original.
 */
export async function pixelSize(file: string): Promise<PixelSize | null> {
  const { default: sharp } = await import('sharp');
  const facts = await attempt(() => sharp(file).metadata(), null);
  return facts === null ? null : { width: facts.autoOrient.width, height: facts.autoOrient.height };
}
