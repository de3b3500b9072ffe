import { darken } from '../brushes/colour.ts';
import { FULL_TURN, ellipse, line, n, placed } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function bean(x: number, y: number, size: number, turn: number, colour: string): string {
  return placed(
    x,
    y,
    [
      ellipse(size * 0.08, size * 0.12, size, size * 0.7, '#000000', { opacity: 0.25 }),
      ellipse(0, 0, size, size * 0.68, colour),
      ellipse(-size * 0.25, -size * 0.2, size * 0.4, size * 0.2, '#ffffff', { opacity: 0.14 }),
      line(
        `M${n(-size * 0.85)} 0Q${n(-size * 0.3)} ${n(size * 0.28)} 0 0T${n(size * 0.85)} 0`,
        darken(colour, 0.5),
        size * 0.13,
      ),
    ],
    { turn },
  );
}

const ROASTS = ['#6b3e22', '#5a331d', '#4b2a18', '#3d2213'];

/** Drawn once a roast and then only referred to: heaps hold hundreds. */
function defineBeans(scene: Scene): void {
  for (const [index, roast] of ROASTS.entries()) {
    scene.canvas.add(`<defs><g id="bean${index}">${bean(0, 0, 10, 0, roast)}</g></defs>`);
  }
}

function oneOf(scene: Scene, x: number, y: number, size: number): string {
  const { random } = scene;
  return `<use href="#bean${random.int(0, ROASTS.length - 1)}" transform="translate(${n(x)} ${n(y)}) rotate(${random.int(0, 180)}) scale(${n(size / 10)})"/>`;
}

export function scatterBeans(
  scene: Scene,
  count: number,
  keepOff: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  const { canvas, random } = scene;
  const size = canvas.unit * 0.022;
  defineBeans(scene);
  const focus = random.between(0, FULL_TURN);
  for (let i = 0; i < count; i += 1) {
    const angle = focus + random.between(-1.3, 1.3);
    const reach = keepOff.radius * (1.08 + random.next() ** 1.5 * 0.9);
    canvas.add(
      oneOf(
        scene,
        keepOff.x + Math.cos(angle) * reach,
        keepOff.y + Math.sin(angle) * reach,
        size * random.between(0.85, 1.15),
      ),
    );
  }
}

export function beansOnly(scene: Scene): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  defineBeans(scene);
  const heap = random.between(0.3, 0.45);
  const angle = random.between(0, FULL_TURN);
  const centre = {
    x: width / 2 + Math.cos(angle) * width * 0.32,
    y: height / 2 + Math.sin(angle) * height * 0.32,
  };
  for (let i = 0; i < 230; i += 1) {
    const reach = random.next() ** 0.6 * Math.max(width, height) * heap;
    const at = random.between(0, FULL_TURN);
    canvas.add(
      oneOf(
        scene,
        centre.x + Math.cos(at) * reach,
        centre.y + Math.sin(at) * reach,
        unit * random.between(0.024, 0.03),
      ),
    );
  }
}
