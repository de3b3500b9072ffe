import { blossom } from '../brushes/blossom.ts';
import type { Blossom } from '../brushes/blossom.ts';
import { darken, lighten } from '../brushes/colour.ts';
import { paintFlatLay, paintTable, studioVignette } from '../brushes/studio.ts';
import { FULL_TURN, circle, line, n, path, placed } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { leafShape } from './pattern.ts';
import { leaves, pot } from './plants.ts';
import { meadow } from './meadow.ts';
import { STEMS, petalsOf, stemmed, bouquet, vase } from './bouquets.ts';

/** Flowers, leaves and pot plants. */
export const flora: Painter = (scene) => {
  switch (scene.main) {
    case 'meadow':
      return meadow(scene);
    case 'pot': {
      const y = paintTable(scene);
      pot(scene, scene.canvas.width / 2, y, scene.canvas.unit * 0.5);
      break;
    }
    case 'vase': {
      const y = paintTable(scene);
      vase(scene, scene.canvas.width * scene.random.between(0.4, 0.6), y);
      break;
    }
    default:
      paintFlatLay(scene);
      (FORMS[scene.main] ?? bouquet)(scene);
  }
  studioVignette(scene);
};

const FORMS: Readonly<Record<string, Painter>> = { bloom, bouquet, tulips, wreath, leaves };

function bloom(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const kind: Blossom = scene.has('rose') ? 'rose' : scene.has('sunflower') ? 'sunflower' : 'daisy';
  const r = unit * random.between(0.26, 0.36);
  const wide = width > height * 1.2;
  const x = width * (wide ? random.pick([0.34, 0.5, 0.66]) : 0.5);
  const y = height * random.between(0.36, 0.5);
  const colour =
    kind === 'rose'
      ? scene.motif.look.key === 'red'
        ? '#7d0f1c'
        : random.pick(['#c81e3a', '#d42a4a', '#b0152f'])
      : random.pick(petalsOf(scene).filter((petal) => petal !== '#8f7fd1'));
  const foot = { x: x + random.between(-0.2, 0.2) * width, y: height + 30 };
  const green = random.pick(STEMS);
  canvas.add(
    line(`M${n(foot.x)} ${n(foot.y)}Q${n(x)} ${n((y + foot.y) / 2)} ${n(x)} ${n(y)}`, green, r * 0.09),
  );
  for (const side of [-1, 1])
    canvas.add(
      placed(
        (x + foot.x) / 2,
        (y + foot.y) / 2 + side * r * 0.2,
        [
          path(leafShape(r * 0.95, r * 0.3), side > 0 ? green : lighten(green, 0.12)),
          line(`M0 0V${n(-r * 0.85)}`, darken(green, 0.25), 2.5),
        ],
        { turn: side * 58 },
      ),
    );
  canvas.add(
    circle(
      x + r * 0.08,
      y + r * 0.14,
      r * 1.06,
      canvas.radial([
        [0.6, '#000000', 0.3],
        [1, '#000000', 0],
      ]),
    ),
    placed(x, y, blossom(random, kind, r, colour), { turn: random.between(0, 90) }),
  );
}

function tulips(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const scheme = petalsOf(scene);
  const count = Math.round((width / unit) * random.int(5, 8));
  const single = random.chance(0.4) ? random.pick(scheme) : null;
  for (let i = 0; i < count; i += 1) {
    const x = ((i + 0.5) / count) * width + random.between(-0.01, 0.01) * width;
    const y = height * random.between(0.3, 0.48);
    const r = unit * random.between(0.06, 0.085);
    const green = random.pick(STEMS);
    for (const side of [-1, 1])
      canvas.add(
        placed(
          x,
          height + 10,
          [
            path(
              leafShape(height * random.between(0.3, 0.46), unit * 0.035),
              side > 0 ? green : lighten(green, 0.14),
            ),
          ],
          { turn: side * random.between(7, 16) },
        ),
      );
    stemmed(
      scene,
      x,
      y,
      { x: x + random.between(-20, 20), y: height + 20 },
      r,
      'tulip',
      single ?? random.pick(scheme),
    );
  }
}

/** Blossoms and leaves around an empty middle. */
function wreath(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const colours = petalsOf(scene);
  const scheme = [random.pick(colours), random.pick(colours), random.pick(colours)];
  const round = random.chance(0.5);
  const along = (share: number): { x: number; y: number } => {
    if (round)
      return {
        x: width / 2 + Math.cos(share * FULL_TURN) * unit * 0.36,
        y: height / 2 + Math.sin(share * FULL_TURN) * unit * 0.36,
      };
    const at = share * 2 * (width + height);
    if (at < width) return { x: at, y: 0 };
    if (at < width + height) return { x: width, y: at - width };
    return at < 2 * width + height
      ? { x: at - width - height, y: height }
      : { x: 0, y: at - 2 * width - height };
  };
  const items = round ? 28 : 40;
  for (let i = 0; i < items * 1.6; i += 1) {
    const at = along((i + random.next()) / (items * 1.6));
    canvas.add(
      placed(
        at.x + random.between(-0.03, 0.03) * unit,
        at.y + random.between(-0.03, 0.03) * unit,
        [
          path(
            leafShape(unit * random.between(0.08, 0.14), unit * 0.035),
            random.pick([...STEMS, '#9cc08f']),
          ),
        ],
        { turn: random.between(0, 360) },
      ),
    );
  }
  for (let i = 0; i < items; i += 1) {
    const at = along((i + random.between(0, 0.6)) / items);
    canvas.add(
      placed(
        at.x + random.between(-0.035, 0.035) * unit,
        at.y + random.between(-0.035, 0.035) * unit,
        blossom(
          random,
          random.pick(['daisy', 'peony', 'poppy']),
          unit * random.between(0.022, 0.062),
          random.pick(scheme),
        ),
        { turn: random.between(0, 90) },
      ),
    );
  }
}
