import type { CatalogueAsset, Motif } from '../catalogue/index.ts';
import { motifOf, seededRandom } from '../catalogue/index.ts';
import { canvas } from './brushes/svg.ts';
import type { Scene } from './scene.ts';
import { PAINTERS } from './scenes/index.ts';

/** A drawing in units of its own; the longer edge is always this long. */
const DRAWING_EDGE = 1000;

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  readonly flat: boolean;
}

/** Audio has no frame of its own. */
const AUDIO_FRAME = { width: 3, height: 2 };

/** Shape of the picture that stands for an asset. */
export function frameOf(asset: CatalogueAsset): { readonly width: number; readonly height: number } {
  return asset.width > 0 && asset.height > 0 ? { width: asset.width, height: asset.height } : AUDIO_FRAME;
}

export function draw(asset: CatalogueAsset): Drawing {
  const motif = motifOf(asset.id);
  if (motif === null) throw new RangeError(`No picture for ${asset.id}`);
  const frame = frameOf(asset);
  const scale = DRAWING_EDGE / Math.max(frame.width, frame.height);
  const scene = sceneOf(asset, motif, frame.width * scale, frame.height * scale);
  PAINTERS[motif.subject.family](scene);
  return {
    width: scene.canvas.width,
    height: scene.canvas.height,
    content: motif.look.key === 'mono' ? greyed(scene.canvas.svg()) : scene.canvas.svg(),
    flat: scene.flat,
  };
}

/** Black and white, whatever colours the things in it brought along. */
function greyed(content: string): string {
  return `<filter id="grey" x="0" y="0" width="1" height="1"><feColorMatrix type="saturate" values="0"/></filter><g filter="url(#grey)">${content}</g>`;
}

function sceneOf(asset: CatalogueAsset, motif: Motif, width: number, height: number): Scene {
  const words = motif.shot.draw.split(' ');
  return {
    canvas: canvas(width, height),
    random: seededRandom(asset.id, 101),
    palette: motif.palette,
    motif,
    asset,
    flat: asset.type === 'vector' || asset.illustration,
    has: (word) => words.includes(word),
    main: words[0] ?? '',
  };
}

/** The drawing as a document of so many pixels. */
export function documentOf(drawing: Drawing, width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${drawing.width} ${drawing.height}" preserveAspectRatio="none">${drawing.content}</svg>`;
}
