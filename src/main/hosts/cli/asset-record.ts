import type { Asset, AssetDetails } from '../../../shared/model/asset.ts';
import { toIso } from '../../../shared/model/instant.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';

/** An asset in JSON output: see `schemas/search.json`. Unknown is `null`, never absent. */
export function assetRecord(asset: Asset) {
  return {
    id: asset.id,
    title: asset.title,
    type: asset.type,
    width: asset.size?.width ?? null,
    height: asset.size?.height ?? null,
    description: asset.description,
    author: asset.author.name,
    authorId: asset.author.id,
    editorial: asset.editorial,
    nudity: asset.nudity,
    aiGenerated: asset.aiGenerated,
    extension: asset.extension,
    fileSize: asset.fileSize,
    duration: asset.duration,
    published: timeOf(asset.published),
  };
}

/** What `show` knows beyond it: see `schemas/show.json`. */
export function detailsRecord(asset: AssetDetails) {
  const { tags, categories, similar, series, sameModel, modelReleases, views, downloads } = asset;
  return {
    ...assetRecord(asset),
    tags,
    categories,
    sizes: asset.sizes.map(({ key, size }) => ({
      key,
      width: size?.width ?? null,
      height: size?.height ?? null,
    })),
    similar,
    series,
    sameModel,
    modelReleases,
    views,
    downloads,
  };
}

export function fileRecord(file: LibraryFile, path: string) {
  const { right, option, bytes, sha256, presence } = file;
  const present = presence === 'here' || presence === 'changed';
  return { right, option, path, bytes, sha256, present, presence, addedAt: toIso(file.addedAt) };
}

function timeOf(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
