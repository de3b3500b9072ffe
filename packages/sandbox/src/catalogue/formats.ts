import type { Collection, MediaType, Orientation } from './asset.ts';
import type { Random } from './random.ts';
import type { Mix } from './vocabulary/index.ts';

/** What a file is, apart from what it shows. */
export interface Format {
  readonly type: MediaType;
  readonly illustration: boolean;
  readonly sound: 'music' | 'effect' | null;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly collection: Collection;
  readonly aiGenerated: boolean;
  readonly fps: number | null;
  readonly extension: string;
  /** Words that people search such files by. */
  readonly tags: string;
}

type Kind = 'photo' | 'illustration' | 'vector' | 'video' | 'music' | 'effect';

/** Share of each kind, in percent. */
const SHARES: Readonly<Record<Mix, readonly (readonly [Kind, number])[]>> = {
  scenic: [
    ['photo', 82],
    ['illustration', 3],
    ['vector', 5],
    ['video', 10],
  ],
  people: [
    ['photo', 78],
    ['illustration', 3],
    ['vector', 8],
    ['video', 11],
  ],
  still: [
    ['photo', 70],
    ['illustration', 5],
    ['vector', 19],
    ['video', 6],
  ],
  graphic: [
    ['photo', 18],
    ['illustration', 22],
    ['vector', 48],
    ['video', 12],
  ],
  vector: [
    ['illustration', 10],
    ['vector', 90],
  ],
  music: [['music', 100]],
  effect: [['effect', 100]],
};

/** Long and short edge of what cameras, agencies and screens produce. */
const PHOTO_FRAMES = [
  [6000, 4000],
  [5616, 3744],
  [7952, 5304],
  [5184, 3456],
  [4741, 3986],
  [4000, 3000],
  [8192, 5464],
  [3888, 2592],
  [6720, 4480],
  [5472, 3078],
  [6000, 3000],
  [2508, 1672],
  [1920, 1280],
] as const;
const SQUARES = [4000, 3000, 5000, 2400, 6000] as const;
const VECTOR_FRAMES = [
  [6000, 4000],
  [5000, 3750],
  [7000, 3938],
  [5000, 3500],
] as const;
const VIDEO_FRAMES = [
  [1920, 1080],
  [1920, 1080],
  [1280, 720],
  [3840, 2160],
] as const;

const KIND_TAGS: Readonly<Record<Kind, string>> = {
  photo: 'photo, photography',
  illustration: 'illustration, drawing, digital art',
  vector: 'vector, illustration, graphic, flat design',
  video: 'video, footage, clip, motion',
  music: 'audio, music',
  effect: 'audio, sound',
};

function kindOf(mix: Mix, random: Random): Kind {
  let ticket = random.next() * 100;
  for (const [kind, share] of SHARES[mix]) {
    ticket -= share;
    if (ticket < 0) return kind;
  }
  return 'photo';
}

function frameOf(kind: Kind, random: Random): readonly [number, number] {
  if (kind === 'music' || kind === 'effect') return [0, 0];
  if (kind === 'video') return random.pick(VIDEO_FRAMES);
  const drawn = kind === 'vector' || kind === 'illustration';
  const turn = random.next();
  if (turn < (drawn ? 0.45 : 0.1)) {
    const edge = random.pick(SQUARES);
    return [edge, edge];
  }
  const [long, short] = random.pick<readonly [number, number]>(drawn ? VECTOR_FRAMES : PHOTO_FRAMES);
  return turn < (drawn ? 0.85 : 0.7) ? [long, short] : [short, long];
}

function orientationOf(width: number, height: number): Orientation {
  if (width === height) return width === 0 ? 'horizontal' : 'square';
  return width > height ? 'horizontal' : 'vertical';
}

export function drawFormat(mix: Mix, random: Random): Format {
  const kind = kindOf(mix, random);
  const [width, height] = frameOf(kind, random);
  const rank = random.next();
  const aiGenerated = (kind === 'photo' || kind === 'illustration') && random.chance(0.03);
  return {
    type:
      kind === 'photo' || kind === 'illustration'
        ? 'image'
        : kind === 'music' || kind === 'effect'
          ? 'audio'
          : kind,
    illustration: kind === 'illustration',
    sound: kind === 'music' || kind === 'effect' ? kind : null,
    width,
    height,
    orientation: orientationOf(width, height),
    collection: rank < 0.86 ? 'regular' : rank < 0.96 ? 'enterprise' : 'premium',
    aiGenerated,
    fps: kind === 'video' ? random.pick([24, 25, 30]) : null,
    extension:
      kind === 'vector'
        ? 'svg'
        : kind === 'video'
          ? 'webm'
          : kind === 'music' || kind === 'effect'
            ? 'wav'
            : 'jpg',
    tags: aiGenerated ? `${KIND_TAGS[kind]}, ai generated` : KIND_TAGS[kind],
  };
}
