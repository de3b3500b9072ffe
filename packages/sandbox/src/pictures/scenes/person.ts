import type { Random } from '../../catalogue/index.ts';
import { accessory, held } from '../brushes/accessories.ts';
import type { Figure } from '../brushes/figure.ts';
import { figureBack, figureFront, makeFigure } from '../brushes/figure.ts';
import type { HairStyle } from '../brushes/hair.ts';
import { paintPlace } from '../brushes/place.ts';
import { studioVignette } from '../brushes/studio.ts';
import { placed } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';

/** One person, head and shoulders. */
export const person: Painter = (scene) => {
  const { canvas, random } = scene;
  paintPlace(scene);
  const { width, height, unit } = canvas;
  const scale = unit * random.between(0.3, 0.37) * (height > width ? 1.12 : 1);
  const x =
    width * (width > height * 1.2 ? random.pick([0.36, 0.5, 0.64]) : 0.5) +
    random.between(-0.02, 0.02) * width;
  const y = height * random.between(0.42, 0.48);
  const depth = (height - y) / scale + 0.2;
  canvas.add(
    placed(x, y, portrait(scene, figureOf(scene), depth), {
      scale,
      mirror: random.chance(0.5),
      turn: random.between(-4, 4),
    }),
  );
  studioVignette(scene);
};

function portrait(scene: Scene, figure: Figure, depth: number): string[] {
  const { canvas, random, palette } = scene;
  const prop = random.pick(palette.accents);
  const worn = [
    'hat',
    'beanie',
    'glasses',
    'sunglasses',
    'scarf',
    'headphones',
    'mask',
    'gradcap',
    'backpack',
    'books',
    'balloon',
  ].filter((kind) => scene.has(kind));
  const parts = [...figureBack(figure), ...figureFront(canvas, figure, depth)];
  for (const kind of worn)
    parts.push(...accessory(kind, contrast(random, figure.clothes, kind, prop), depth));
  if (scene.has('doctor')) parts.push(...accessory('stethoscope', prop, depth));
  if (scene.has('cup')) parts.push(...held('cup', figure.skin, figure.clothes, depth));
  if (scene.has('phone')) parts.push(...held('phone', figure.skin, figure.clothes, depth));
  return parts;
}

/** Hats and scarves in something that goes with the clothes; medical ones stay medical. */
function contrast(random: Random, clothes: string, kind: string, prop: string): string {
  if (kind === 'mask') return '#6fa8b8';
  const tones = ['#d9b382', '#b5453c', '#2f4858', '#e9c46a', '#7d5a86', '#3f7d6e', prop].filter(
    (tone) => tone !== clothes,
  );
  return random.pick(tones);
}

function figureOf(scene: Scene): Figure {
  const { random, motif } = scene;
  const cast = motif.cast;
  const female = cast?.gender !== 'male';
  return makeFigure(random, {
    female,
    age: cast?.age ?? '30',
    ethnicity: cast?.ethnicity ?? 'multi',
    style: styleOf(scene, female, cast?.age ?? '30'),
    clothes: clothesOf(scene),
    outfit: outfitOf(scene),
    smile: scene.has('smile'),
    beard:
      !female && Number(cast?.age) >= 20 && (cast?.tags.includes('beard') === true || random.chance(0.3)),
  });
}

function styleOf(scene: Scene, female: boolean, age: string): HairStyle {
  const { random } = scene;
  if (['hat', 'beanie', 'mask', 'gradcap', 'scarf'].some((word) => scene.has(word)))
    return scene.has('long') || (female && scene.has('gradcap')) ? 'long' : 'covered';
  if (scene.has('curly')) return 'curly';
  if (scene.has('bun')) return 'bun';
  if (scene.has('long')) return 'long';
  if (!female) return random.pick(['crop', 'side', 'side', 'crop', 'short']);
  if (scene.has('short')) return random.pick(['short', 'bob']);
  return age === 'child'
    ? random.pick(['ponytail', 'bob', 'bun'])
    : random.pick(['long', 'bob', 'ponytail', 'bun', 'curly']);
}

function outfitOf(scene: Scene): Figure['outfit'] {
  if (scene.has('suit')) return 'suit';
  if (scene.has('doctor')) return 'coat';
  if (scene.has('scrubs')) return 'scrubs';
  if (scene.has('sport')) return 'sport';
  return scene.has('spa') ? 'bare' : 'casual';
}

const WARDROBE = [
  '#c8553d',
  '#2f6690',
  '#e9c46a',
  '#3f7d6e',
  '#f2efe6',
  '#7d5a86',
  '#30343f',
  '#d98ea0',
  '#8fae8b',
  '#e07a5f',
];
const SUITS = ['#2b3445', '#3b3f4a', '#1f2937', '#5b4a42', '#4a5568', '#7a2f3b'];

export function clothesOf({ random, has, palette }: Pick<Scene, 'random' | 'has' | 'palette'>): string {
  if (has('suit')) return random.pick(SUITS);
  if (has('doctor') || has('scrubs')) return random.pick(['#5fa8a8', '#4f86b8', '#7fb8a4']);
  const free = WARDROBE.filter((colour) => colour !== palette.tones[0]);
  return random.pick(free);
}
