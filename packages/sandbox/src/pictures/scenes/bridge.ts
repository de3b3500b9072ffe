import { darken, lighten, mix } from '../brushes/colour.ts';
import { haze, hourOf } from '../brushes/sky.ts';
import { circle, line, n, path, rect } from '../brushes/svg.ts';
import { below, hills } from '../brushes/terrain.ts';
import type { Scene } from '../scene.ts';
import { lakeMirror } from './ground.ts';
import { layerColour } from './layers.ts';

export function bridge(scene: Scene, horizon: number): void {
  const { canvas, random } = scene;
  canvas.add(
    path(
      below(hills(random, canvas.width, horizon, canvas.unit * 0.14, 4), canvas.height, true),
      layerColour(scene, 0.1),
    ),
  );
  haze(scene, horizon - canvas.unit * 0.15, horizon, 0.5);
  lakeMirror(scene, horizon);
  if (scene.has('arch')) arches(scene, horizon);
  else suspension(scene, horizon);
}

function suspension(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, unit } = canvas;
  const hour = hourOf(scene);
  const steel = mix(
    random.pick(['#b5402e', '#5d6b78', '#3f4a56']),
    palette.tones[4],
    hour === 'day' ? 0.1 : 0.5,
  );
  const deck = horizon - unit * 0.05;
  const tall = unit * random.between(0.34, 0.46);
  const towers = [0.27, 0.73].map((share) => width * (share + random.between(-0.03, 0.03)));
  const [left = 0, right = width] = towers;
  const top = deck - tall;
  const sag = deck - unit * 0.03;
  const main = `M-20 ${n(deck - tall * 0.25)}Q${n(left * 0.55)} ${n(deck - tall * 0.3)} ${n(left)} ${n(top)}Q${n((left + right) / 2)} ${n(sag + tall * 0.78)} ${n(right)} ${n(top)}Q${n(right + (width - right) * 0.45)} ${n(deck - tall * 0.3)} ${n(width + 20)} ${n(deck - tall * 0.25)}`;
  let hangers = '';
  for (let x = left + 12; x < right; x += unit * 0.026) {
    const t = (x - left) / (right - left);
    const y = (1 - t) ** 2 * top + 2 * t * (1 - t) * (sag + tall * 0.78) + t ** 2 * top;
    hangers += `M${n(x)} ${n(Math.min(y, deck))}V${n(deck)}`;
  }
  canvas.add(line(hangers, steel, 1.6, { opacity: 0.75 }), line(main, steel, 6));
  for (const x of towers) {
    const w = unit * 0.018;
    for (const side of [-1, 1])
      canvas.add(
        rect(
          x + side * w * 1.5 - w / 2,
          top - 8,
          w,
          horizon + unit * 0.05 - top,
          canvas.linear([
            [0, lighten(steel, 0.15)],
            [1, darken(steel, 0.25)],
          ]),
        ),
      );
    for (const share of [0.02, 0.3, 0.6])
      canvas.add(rect(x - w * 1.6, top + tall * share, w * 3.2, w * 0.7, steel));
    canvas.add(rect(x - w * 2.6, horizon + unit * 0.02, w * 5.2, unit * 0.05, darken(steel, 0.4)));
  }
  canvas.add(
    rect(-10, deck, width + 20, unit * 0.018, darken(steel, 0.15)),
    rect(-10, deck + unit * 0.018, width + 20, unit * 0.012, darken(steel, 0.45)),
  );
  if (hour === 'night' || hour === 'low-sun') {
    for (let i = 0; i < 22; i += 1)
      canvas.add(
        circle(
          (i / 21) * width,
          deck - 3,
          unit * 0.012,
          canvas.radial([
            [0, '#fff0c0', 1],
            [0.4, '#ffd27a', 0.6],
            [1, '#ffd27a', 0],
          ]),
        ),
      );
  }
}

function arches(scene: Scene, horizon: number): void {
  const { canvas, random, palette } = scene;
  const { width, unit } = canvas;
  const stone = mix('#a08b72', palette.tones[4], hourOf(scene) === 'day' ? 0.12 : 0.5);
  const count = random.int(3, 5);
  const span = (width * 1.1) / count;
  const deck = horizon - unit * random.between(0.12, 0.2);
  const foot = horizon + unit * 0.05;
  let holes = '';
  let rims = '';
  for (let i = 0; i < count; i += 1) {
    const x = -width * 0.05 + span * (i + 0.5);
    const half = span * 0.38;
    const arch = `M${n(x - half)} ${n(foot + 4)}V${n(deck + unit * 0.16)}A${n(half)} ${n(unit * 0.12)} 0 0 1 ${n(x + half)} ${n(deck + unit * 0.16)}V${n(foot + 4)}`;
    holes += `${arch}Z`;
    rims += arch;
  }
  canvas.add(
    `<path fill-rule="evenodd" d="M-10 ${n(deck)}Q${n(width / 2)} ${n(deck - unit * 0.07)} ${n(width + 10)} ${n(deck)}V${n(foot)}H-10Z${holes}" fill="${canvas.linear(
      [
        [0, lighten(stone, 0.16)],
        [1, darken(stone, 0.2)],
      ],
    )}"/>`,
  );
  canvas.add(line(rims, lighten(stone, 0.2), unit * 0.012, { opacity: 0.8 }));
  canvas.add(
    line(
      `M-10 ${n(deck)}Q${n(width / 2)} ${n(deck - unit * 0.07)} ${n(width + 10)} ${n(deck)}`,
      lighten(stone, 0.3),
      unit * 0.016,
    ),
  );
  let joints = '';
  for (let i = 0; i < 90; i += 1)
    joints += `M${n(random.between(0, width))} ${n(random.between(deck + 8, deck + unit * 0.1))}h${n(random.between(8, 26))}`;
  canvas.add(line(joints, darken(stone, 0.35), 1.4, { opacity: 0.45 }));
  canvas.add(
    path(
      `M-10 ${n(foot)}H${n(width + 10)}V${n(foot + unit * 0.12)}Q${n(width / 2)} ${n(foot + unit * 0.2)} -10 ${n(foot + unit * 0.12)}Z`,
      darken(stone, 0.4),
      { opacity: 0.3 },
    ),
  );
}
