export type {
  CatalogueAsset,
  CatalogueAuthor,
  CatalogueCategory,
  CataloguePeople,
  Collection,
} from './asset.ts';
export { assetById, motifOf } from './decode.ts';
export type { CloudTag } from './hints.ts';
export { hintsFor, tagCloud } from './hints.ts';
export { WAV } from './file-size.ts';
export { CATALOGUE_SIZE } from './ids.ts';
export type { Motif } from './motifs.ts';
export type { CatalogueBounds, CatalogueQuery, CatalogueType } from './query.ts';
export type { Random } from './random.ts';
export { seededRandom } from './random.ts';
export type { Related, Relation } from './related.ts';
export { relatedTo } from './related.ts';
export type { CatalogueResults } from './search.ts';
export { searchCatalogue } from './search.ts';
export type { Swatch } from './swatches.ts';
export { SWATCHES, swatchOf } from './swatches.ts';
export type { Palette } from './vocabulary/index.ts';
