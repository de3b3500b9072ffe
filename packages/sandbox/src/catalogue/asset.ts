/** As the service names them. */
export type MediaType = 'image' | 'vector' | 'video' | 'audio';

export const ORIENTATIONS = ['horizontal', 'vertical', 'square'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Everything that the catalogue knows about one asset. A pure function of its ID. */
export interface CatalogueAsset {
  readonly id: number;
  readonly type: MediaType;
  /** A drawn raster picture; the service counts it apart from photos. */
  readonly illustration: boolean;
  /** Of audio only. */
  readonly sound: 'music' | 'effect' | null;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly categories: readonly CatalogueCategory[];
  /** Pixels of the original; 0 for audio. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly author: CatalogueAuthor;
  readonly editorial: boolean;
  readonly nudity: boolean;
  readonly aiGenerated: boolean;
  readonly exclusive: boolean;
  readonly free: boolean;
  /** Swatch IDs of the service (1 to 17), the dominant one first. */
  readonly colours: readonly number[];
  readonly people: CataloguePeople | null;
  /** Unix seconds. */
  readonly published: number;
  /** Bytes of the original. */
  readonly fileSize: number;
  /** Lower case, no dot. */
  readonly extension: string;
  /** Seconds; video and audio only. */
  readonly duration: number | null;
  /** Frames a second; video only. */
  readonly fps: number | null;
  readonly collection: Collection;
  readonly modelReleaseIds: readonly number[];
  readonly views: number;
  readonly downloads: number;
  readonly seriesId: number;
}

export type Collection = 'regular' | 'enterprise' | 'premium';

export interface CatalogueCategory {
  readonly id: number;
  readonly name: string;
}

export interface CatalogueAuthor {
  readonly id: number;
  readonly username: string;
  readonly level: string;
}

export interface CataloguePeople {
  readonly count: number;
  readonly gender: 'male' | 'female' | 'both';
  readonly age: 'infant' | 'child' | 'teenager' | '20' | '30' | '40' | '50' | '60' | '70';
  readonly ethnicity: string;
}
