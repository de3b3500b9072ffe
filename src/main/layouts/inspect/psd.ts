import { readPsd } from 'ag-psd';
import type { Layer, Psd } from 'ag-psd';
import { decoded } from './decoded.ts';
import { LimitError } from './limits.ts';
import { printOfPreviews } from './previews.ts';
import { readPaintedLayers } from './psd-layers.ts';
import type { Reading } from './report.ts';
import type { Uses } from './uses.ts';
import { readXmp } from './xmp.ts';
import { attempt } from '../../platform/failures/index.ts';

/** A Photoshop file, PSD or PSB: smart objects, embedded and linked, by the names of the layers that show them. */
export async function readPhotoshop(bytes: Buffer, uses: Uses): Promise<Reading> {
  const { psd, mode } = open(bytes);
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
  await readPaintedLayers(psd.children ?? [], mode, uses);
  const { xmpMetadata, thumbnailRaw } = psd.imageResources ?? {};
  const look = () => printOfPreviews(thumbnailRaw === undefined ? [] : [Buffer.from(thumbnailRaw.data)]);
  if (xmpMetadata === undefined) return { marks: [], look };
  const facts = await attempt(() => readXmp(Buffer.from(xmpMetadata)), null);
  if (facts === null) uses.problem('unreadable', 'Its metadata is damaged.');
  const { marks, links } = facts ?? { marks: [], links: [] };
  const known = (psd.linkedFiles ?? []).map(({ name }) => name.normalize());
  const isKnown = (link: string) => known.some((name) => decoded(link).normalize().endsWith(name));
  for (const link of links) if (!isKnown(link)) uses.linked(link);
  return { marks, look };
}

/** Places in the header: how many channels there are, and what they are the colours of. */
const CHANNELS = 12;
const MODE = 24;
const HEADER = 26;
const RGB = 3;

/**
 * The parser refuses files in CMYK, Lab, duotone and multichannel for their pixels, which it is not asked for: layers
 * and files in them are kept in the same way in every mode. So it is shown RGB.
 */
function open(bytes: Buffer): { readonly psd: Psd; readonly mode: number } {
  if (bytes.length < HEADER) throw damaged();
  const channels = bytes.readUInt16BE(CHANNELS);
  const mode = bytes.readUInt16BE(MODE);
  try {
    bytes.writeUInt16BE(RGB, CHANNELS);
    bytes.writeUInt16BE(RGB, MODE);
    const psd = readPsd(bytes, {
      skipCompositeImageData: true,
      useRawThumbnail: true,
      useImageData: true,
      useRawData: true,
      totalMemoryLimit: 64 * 1024 ** 2,
    });
    return { psd, mode };
  } catch (cause) {
    throw damaged({ cause });
  } finally {
    bytes.writeUInt16BE(channels, CHANNELS);
    bytes.writeUInt16BE(mode, MODE);
  }
}

function damaged(options?: ErrorOptions): LimitError {
  return new LimitError('unreadable', 'It is damaged, or not a Photoshop file that can be read.', options);
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
