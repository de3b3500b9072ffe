import path from 'node:path';
import { Names } from '../names.ts';

/**
 * The IDML that InDesign puts beside a document when it is packaged: the same pages, in a form that can be read. `null`
 * for what is no InDesign document, or has none.
 */
export async function idmlBeside(file: string): Promise<string | null> {
  const { dir, name, ext } = path.parse(file);
  if (ext.toLowerCase() !== '.indd') return null;
  const idml = path.resolve(dir, `${name}.idml`);
  return (await Names.exact(idml)) ?? (await new Names().find(idml));
}
