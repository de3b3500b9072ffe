import { createHash } from 'node:crypto';
import { getLayerImageData } from 'ag-psd';
import type { Layer } from 'ag-psd';
import { printOf } from './print.ts';
import type { Content } from './report.ts';
import type { Uses } from './uses.ts';
import { attempt } from '../../platform/failures/index.ts';

/** Smaller ones are icons, brushes and shadows. Pixels of an edge. */
const SMALLEST = 48;
/** Of all layers of one file that are decoded for their looks, within the time that a file has. Pixels. */
const MOST_PIXELS = 400_000_000;
const MOST_IN_LAYER = 80_000_000;

/** Colour modes of Photoshop whose layers can be seen: greyscale, RGB, CMYK, and duotone as its grey. */
const SEEN = new Map([
  [1, 1],
  [3, 3],
  [4, 4],
  [8, 1],
]);

/**
 * Pictures that were pasted into a layer: nothing is left of their files, but for the name that the layer may have got
 * from one, and how they look. `mode`: of the file, as its header says.
 */
export async function readPaintedLayers(layers: readonly Layer[], mode: number, uses: Uses): Promise<void> {
  let pixels = 0;
  for (const layer of leavesOf(layers)) {
    if (layer.placedLayer !== undefined) continue;
    const { name = '' } = layer;
    const size = sizeOf(layer);
    const isPainted = Math.min(size.width, size.height) >= SMALLEST && isPicture(layer);
    pixels += isPainted ? size.width * size.height : 0;
    const isSeen = isPainted && pixels <= MOST_PIXELS && size.width * size.height <= MOST_IN_LAYER;
    if (isPainted && !isSeen) uses.problem('limit', 'It has more painted layers than are looked at.');
    const content = isSeen ? await contentOf(layer, mode) : null;
    if (name === '' && content === null) continue;
    uses.add({
      name: name || 'Layer',
      where: `Layer ${name}`,
      use: { kind: 'embedded', content },
      labels: [],
    });
  }
}

function* leavesOf(layers: readonly Layer[]): Generator<Layer, void, void> {
  for (const layer of layers) {
    if (layer.children === undefined) yield layer;
    else yield* leavesOf(layer.children);
  }
}

function sizeOf({ left = 0, top = 0, right = 0, bottom = 0 }: Layer): Record<'width' | 'height', number> {
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Text, shapes and adjustments have pixels as well, which show nothing of their own. */
function isPicture({ text, vectorFill, adjustment }: Layer): boolean {
  return text === undefined && vectorFill === undefined && adjustment === undefined;
}

/** `null` for what can't be decoded, or shows nothing. No asset is a layer: of its bytes only the look counts. */
async function contentOf(layer: Layer, mode: number): Promise<Content | null> {
  const seenAs = SEEN.get(mode);
  if (seenAs === undefined || layer.rawData === undefined) return null;
  layer.rawData.colorMode = seenAs;
  return attempt(async () => {
    const image = getLayerImageData(layer);
    if (image === undefined) return null;
    const { width, height } = image;
    const raw = bytesOf(image.data);
    const print = await printOf({ raw, width, height, channels: 4 });
    if (print === null) return null;
    const sha256 = createHash('sha256').update(raw).digest('hex');
    return { family: 'other', bytes: raw.length, sha256, marks: [], print };
  }, null);
}

/** Eight bits of each channel. */
function bytesOf(data: Uint8ClampedArray | Uint8Array | Uint16Array | Float32Array): Uint8Array {
  if (data instanceof Uint16Array) return Uint8Array.from(data, (value) => value >> 8);
  if (data instanceof Float32Array)
    return Uint8Array.from(data, (value) => Math.max(0, Math.min(255, value * 255)));
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
