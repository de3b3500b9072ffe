import { readFile, stat } from 'node:fs/promises';
import { addsMetadataAlone, PdfFault } from '../../platform/pdf/index.ts';
import { LIMITS } from './limits.ts';

/** Both documents lie in memory. Bytes. */
const MOST = LIMITS.wholeBytes / 2;

/** Whether a PDF is another one with nothing but metadata added; `false` where that can't be shown. */
export async function addsMetadata(before: string, after: string): Promise<boolean> {
  try {
    if ((await stat(after)).size > MOST) return false;
    return addsMetadataAlone(await readFile(before), await readFile(after), LIMITS.partBytes);
  } catch (error) {
    if (error instanceof PdfFault) return false;
    throw error;
  }
}
