import type { Source } from './boxes.ts';
import { openCompound } from './compound.ts';
import type { Compound } from './compound.ts';
import { LimitError } from './limits.ts';
import type { Uses } from './uses.ts';

/** Streams whose bytes are a file: what Word, PowerPoint and Excel embed of themselves, and of Acrobat and others. */
const FILES = ['Package', 'CONTENTS', 'Contents'];
/** A file of any kind, behind its name and the paths that it came from. */
const NATIVE = '\u0001Ole10Native';
/** What describes the object, and how it looks, is named with a sign before it. Formulas hold no pictures. */
function holdsNoFile(name: string): boolean {
  return name.charCodeAt(0) < 0x20 || name === 'Equation Native';
}

/** A file of the older Office, or an object of another program in a newer one. */
export async function readCompound(source: Source, uses: Uses): Promise<void> {
  const compound = await openCompound(source);
  const { names } = compound;
  if (names.includes('EncryptedPackage')) throw new LimitError('unreadable', 'It is locked with a password.');
  for (const name of FILES.filter((each) => names.includes(each))) await readFile(compound, name, uses);
  if (names.includes(NATIVE)) await readNative(await compound.read(NATIVE), uses);
  const rest = names.filter((name) => ![...FILES, NATIVE].includes(name) && !holdsNoFile(name));
  if (rest.length > 0)
    throw new LimitError(
      'unreadable',
      'It is an older Office document, or an object of another program, which is not looked into.',
    );
}

async function readFile(compound: Compound, name: string, uses: Uses): Promise<void> {
  await uses.embedded(await compound.read(name), { name: 'Embedded', where: '' });
}

/** Size, flags, label, path, flags, length and temporary path, then length and bytes (MS-OLEDS 2.3.6, as written). */
async function readNative(bytes: Buffer, uses: Uses): Promise<void> {
  let at = 6;
  const text = () => {
    const end = bytes.indexOf(0, at);
    if (end === -1) throw new LimitError('unreadable', 'It is damaged: an object in it cannot be read.');
    const found = bytes.toString('latin1', at, end);
    at = end + 1;
    return found;
  };
  const label = text();
  const from = text();
  at += 4;
  at += 4 + (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0);
  if (at + 4 > bytes.length)
    throw new LimitError('unreadable', 'It is damaged: an object in it cannot be read.');
  const length = bytes.readUInt32LE(at);
  await uses.embedded(bytes.subarray(at + 4, at + 4 + length), {
    name: label || 'Embedded',
    where: '',
    labels: [from],
  });
}
