import { stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The IDML that InDesign puts beside a document when it is packaged: the same pages, in a form that can be read. `null`
 * for what is no InDesign document, or has none.
 */
export async function idmlBeside(file: string): Promise<string | null> {
  const { dir, name, ext } = path.parse(file);
  if (ext.toLowerCase() !== '.indd') return null;
  const idml = path.join(dir, `${name}.idml`);
  const facts = await stat(idml).catch(() => null);
  return facts?.isFile() === true ? idml : null;
}
