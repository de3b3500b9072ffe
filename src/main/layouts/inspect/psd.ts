import { readPsd } from 'ag-psd';
import type { Layer, Psd } from 'ag-psd';
import { LimitError } from './limits.ts';
import { printOfPreviews } from './previews.ts';
import type { Reading } from './report.ts';
import type { Uses } from './uses.ts';
import { readXmp } from './xmp.ts';

/** A Photoshop file, PSD or PSB: smart objects, embedded and linked, by the names of the layers that show them. */
export async function readPhotoshop(bytes: Buffer, uses: Uses): Promise<Reading> {
  const psd = open(bytes);
  const layers = new Map<string, string[]>();
  nameLayers(psd.children ?? [], layers);
  for (const { id, name, data, linkedFile } of psd.linkedFiles ?? []) {
    const where = placeOf(layers.get(id) ?? []);
    if (data !== undefined) {
      await uses.embedded(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { name, where });
    } else {
      uses.linked(linkedFile?.fullPath || linkedFile?.originalPath || linkedFile?.relativePath || name, {
        name,
        where,
      });
    }
  }
  // The parser passes over blocks that it can't make sense of.
  const told = new Set((psd.linkedFiles ?? []).map(({ id }) => id));
  if ([...layers.keys()].some((id) => !told.has(id))) {
    uses.problem('unreadable', 'It has a smart object whose file cannot be found in it.');
  }
  const { xmpMetadata, thumbnailRaw } = psd.imageResources ?? {};
  const look = () => printOfPreviews(thumbnailRaw === undefined ? [] : [Buffer.from(thumbnailRaw.data)]);
  if (xmpMetadata === undefined) return { marks: [], look };
  const { marks, links } = await readXmp(Buffer.from(xmpMetadata)).catch(() => {
    uses.problem('unreadable', 'Its metadata is damaged.');
    return { marks: [], links: [] };
  });
  const known = new Set((psd.linkedFiles ?? []).map(({ name }) => name));
  for (const link of links) if (![...known].some((name) => link.endsWith(name))) uses.linked(link);
  return { marks, look };
}

function open(bytes: Buffer): Psd {
  try {
    return readPsd(bytes, {
      skipLayerImageData: true,
      skipCompositeImageData: true,
      useRawThumbnail: true,
      useImageData: true,
      totalMemoryLimit: 64 * 1024 ** 2,
    });
  } catch {
    throw new LimitError('unreadable', 'It is damaged, or not a Photoshop file that can be read.');
  }
}

function nameLayers(layers: readonly Layer[], names: Map<string, string[]>): void {
  for (const { placedLayer, name = '', children } of layers) {
    if (placedLayer !== undefined) names.set(placedLayer.id, [...(names.get(placedLayer.id) ?? []), name]);
    if (children !== undefined) nameLayers(children, names);
  }
}

function placeOf(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `${names.length === 1 ? 'Layer' : 'Layers'} ${names.join(', ')}`;
}
