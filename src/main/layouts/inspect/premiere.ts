import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { LimitError } from './limits.ts';
import type { Uses } from './uses.ts';
import { readXml } from './xml.ts';

/** Of the paths that one clip bears, the first that is there is the one it plays. */
const PATHS = ['ActualMediaFilePath', 'FilePath', 'RelativePath'] as const;

/** A Premiere Pro project: XML, usually packed. */
export async function readPremiere(file: string, packed: boolean, uses: Uses): Promise<void> {
  const targets = new Set<string>();
  let clip = new Map<string, string>();
  try {
    await readXml(pieces(file, packed, uses), {
      open: (name) => {
        if (name === 'Media') clip = new Map();
      },
      close: (name, text) => {
        if (PATHS.some((each) => each === name) && text !== '') clip.set(name, text);
        if (name !== 'Media') return;
        const target = PATHS.map((each) => clip.get(each)).find((each) => each !== undefined);
        // Colour mattes, titles and bars are media as well, and have numbers for paths.
        if (target !== undefined && /[/\\]/.test(target)) targets.add(target);
      },
    });
  } finally {
    for (const target of targets) uses.linked(target);
  }
}

async function* pieces(file: string, packed: boolean, uses: Uses): AsyncGenerator<Buffer, void, void> {
  const source = createReadStream(file);
  const unpacked = packed ? source.pipe(createGunzip()) : source;
  source.once('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked) {
      uses.budget.unpack((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof LimitError) throw error;
    throw new LimitError('unreadable', 'It is damaged: it cannot be unpacked.');
  } finally {
    source.destroy();
  }
}
