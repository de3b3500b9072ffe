import type { Uses } from './uses.ts';
import { readXml } from './xml.ts';

/** Of the paths that one clip bears, the first that is there is the one it plays. */
const PATHS = ['ActualMediaFilePath', 'FilePath', 'RelativePath'] as const;

/** A Premiere Pro project as XML. */
export async function readPremiere(source: AsyncIterable<Uint8Array>, uses: Uses): Promise<void> {
  const targets = new Set<string>();
  let clip = new Map<string, string>();
  try {
    await readXml(source, {
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
