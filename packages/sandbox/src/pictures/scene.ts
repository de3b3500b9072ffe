import type { CatalogueAsset, Motif, Palette, Random } from '../catalogue/index.ts';
import type { Canvas } from './brushes/svg.ts';

/** What a scene draws from. */
export interface Scene {
  readonly canvas: Canvas;
  readonly random: Random;
  readonly palette: Palette;
  readonly motif: Motif;
  readonly asset: CatalogueAsset;
  /** Drawn (vector or illustration) rather than photographed: flat shades, no haze or grain. */
  readonly flat: boolean;
  /** Whether the shot asks for a thing by name. */
  has(word: string): boolean;
  /** The first word of the shot: its main motif. */
  readonly main: string;
}

export type Painter = (scene: Scene) => void;
