import { assetById, type CatalogueAsset } from '../catalogue/index.ts';
import { FIRST_GENERATED_ITEM } from '../state/books.ts';
import type { GenerationStarted } from '../state/events.ts';
import type { World } from '../world.ts';
import { stageOf } from './generation-stages.ts';
import { recentSearch } from './recent-searches.ts';

/** An asset by its ID: of the catalogue, or a generated one once it is ready. */
export function assetOf(world: World, id: number): CatalogueAsset | null {
  if (id < FIRST_GENERATED_ITEM) return assetById(id);
  const job = jobOf(world, id);
  return job !== null && stageOf(job, world.now()).itemsReady ? generatedAsset(job, id) : null;
}

/** A generated picture as soon as it can be looked at, which is before it is an item. */
export function generatedPreviewOf(world: World, id: number): CatalogueAsset | null {
  const job = jobOf(world, id);
  return job === null ? null : generatedAsset(job, id);
}

/** The asset that the picture service can draw: a generated one looks like its model. */
export function drawnAs(world: World, asset: CatalogueAsset): CatalogueAsset {
  const job = jobOf(world, asset.id);
  return job === null ? asset : { ...asset, id: modelOf(job, asset.id).id };
}

function jobOf(world: World, itemId: number): GenerationStarted | null {
  return world.books.generations.find(({ items }) => items.some((item) => item.itemId === itemId)) ?? null;
}

/** Pixels of the longer edge of a generated picture. */
const EDGE = 2048;

/** What a prompt yields: a picture of the catalogue that fits its words (or any), under the new ID. */
export function generatedAsset(job: GenerationStarted, id: number): CatalogueAsset {
  const [across = 1, down = 1] = job.ratio.split(':').map(Number);
  const scale = EDGE / Math.max(across, down);
  const width = Math.round(across * scale);
  const height = Math.round(down * scale);
  return {
    ...modelOf(job, id),
    id,
    title: job.prompt,
    description: `Generated image: ${job.prompt}`,
    width,
    height,
    orientation: width === height ? 'square' : width > height ? 'horizontal' : 'vertical',
    published: Math.floor(job.at / 1000),
    fileSize: width * height,
    extension: 'jpg',
    collection: 'regular',
    editorial: false,
    aiGenerated: true,
    illustration: job.medium === 'art',
    modelReleaseIds: [],
    views: 0,
    downloads: 0,
  };
}

function modelOf({ prompt, items }: GenerationStarted, itemId: number): CatalogueAsset {
  const index = items.findIndex((item) => item.itemId === itemId);
  const words = prompt.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  for (const text of [words.join(' '), ...words, '']) {
    const [found] = recentSearch({ text, types: ['photo'], collection: 'regular' }).page(index, 1);
    if (found !== undefined) return found;
  }
  throw new Error('The catalogue is empty');
}
