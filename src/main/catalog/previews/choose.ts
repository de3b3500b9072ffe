import type { Preview } from '../../../shared/model/asset.ts';
import type { PreviewSize } from '../../../shared/contract/index.ts';

/** The service has no picture of every pixel. */
export type ServiceSize = Exclude<PreviewSize, 'full'>;

/** Longer edge in pixels that each size aims at. */
const EDGE: Readonly<Record<Exclude<ServiceSize, 'clip'>, number>> = { thumb: 170, grid: 450, large: 950 };

/** The links worth trying for a size, best first: the smallest that is big enough, then bigger, then smaller ones. */
export function candidates(previews: readonly Preview[], size: ServiceSize): readonly Preview[] {
  if (size === 'clip') return previews.filter((preview) => preview.kind === 'clip');
  const edge = EDGE[size];
  const stills = previews.filter((preview) => preview.kind === 'still');
  const enough = stills.filter((preview) => preview.edge >= edge).sort((a, b) => a.edge - b.edge);
  const small = stills.filter((preview) => preview.edge < edge).sort((a, b) => b.edge - a.edge);
  return [...enough, ...small];
}
