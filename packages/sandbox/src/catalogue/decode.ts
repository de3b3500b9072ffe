import type { CatalogueAsset } from './asset.ts';
import { authorAt, AUTHOR_COUNT } from './authors.ts';
import { categoryById } from './categories.ts';
import { idAt, placeOf, SHOOT_COUNT } from './ids.ts';
import type { Place } from './ids.ts';
import { MOTIF_COUNT, motifs } from './motifs.ts';
import type { Motif } from './motifs.ts';
import { fileSizeOf } from './file-size.ts';
import { coloursOf } from './colours.ts';
import { salesRank } from './orders.ts';
import { hash } from './random.ts';
import { textOf } from './text.ts';

/** Unix seconds of the oldest and the youngest shoot. */
const FIRST_SHOOT = Date.UTC(2010, 0, 12) / 1000;
const LAST_SHOOT = Date.UTC(2026, 10, 1) / 1000;
const SHOOT_SECONDS = (LAST_SHOOT - FIRST_SHOOT) / SHOOT_COUNT;

export function motifAt(rank: number): Motif {
  const motif = motifs()[rank];
  if (motif === undefined) throw new RangeError(`No motif ${rank}`);
  return motif;
}

/** The motif that an asset's picture is drawn from; `null` when there is no such asset. */
export function motifOf(id: number): Motif | null {
  const place = placeOf(id);
  return place === null ? null : motifAt(place.rank);
}

/** Who took this session of this shoot. */
export function authorIndex(motif: Motif, shoot: number): number {
  return (shoot + hash(motif.session, 5)) % AUTHOR_COUNT;
}

export function assetById(id: number): CatalogueAsset | null {
  const place = placeOf(id);
  return place === null ? null : assetAt(place);
}

export function assetAt(place: Place): CatalogueAsset {
  const motif = motifAt(place.rank);
  const id = idAt(place);
  const { format, cast, shot, subject } = motif;
  const text = textOf(motif);
  const chance = (salt: number) => hash(id, salt) / 0x1_0000_0000;
  const author = authorIndex(motif, place.shoot);
  const duration = format.type === 'video' ? 6 + (hash(id, 3) % 40) : 20 + (hash(id, 3) % 160);
  const sales = downloadsAt(salesRank(motif, place.shoot));
  return {
    id,
    type: format.type,
    illustration: format.illustration,
    sound: format.sound,
    title: text.title,
    description: text.description,
    tags: text.tags,
    categories: subject.categories.map(categoryById),
    width: format.width,
    height: format.height,
    orientation: format.orientation,
    author: authorAt(author),
    editorial: motif.editorial,
    nudity: shot.nudity === true,
    aiGenerated: format.aiGenerated,
    exclusive: chance(1) < 0.08,
    free: chance(2) < 0.01,
    colours: coloursOf(motif),
    people:
      cast === null
        ? null
        : { count: cast.count, gender: cast.gender, age: cast.age, ethnicity: cast.ethnicity },
    published: Math.floor(FIRST_SHOOT + (place.shoot + place.rank / MOTIF_COUNT) * SHOOT_SECONDS),
    fileSize: fileSizeOf(id, motif, duration),
    extension: format.extension,
    duration: format.type === 'video' || format.type === 'audio' ? duration : null,
    fps: format.fps,
    collection: format.collection,
    modelReleaseIds: cast === null || motif.editorial ? [] : releases(place.shoot, cast.key, cast.count),
    views: sales * 9 + (hash(id, 4) % (sales + 40)),
    downloads: sales,
    seriesId: place.shoot * MOTIF_COUNT + motif.session,
  };
}

/** A few assets sell thousands of times, most a few times or never; falls with the rank, never rises. */
function downloadsAt(rank: number): number {
  return Math.floor(9_000 / (1 + rank / 20_000) ** 0.9);
}

function releases(shoot: number, castKey: string, count: number): number[] {
  const first =
    2_000_000 + (hash(shoot, castKey.length, castKey.charCodeAt(1), castKey.charCodeAt(0)) % 1_000_000);
  return Array.from({ length: Math.min(count, 5) }, (_, index) => first + index);
}
