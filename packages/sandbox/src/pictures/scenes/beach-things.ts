import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { FULL_TURN, circle, ellipse, line, loop, n, path, placed, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

export function inkOf(scene: Scene, colour: string): string {
  const hour = hourOf(scene);
  return hour === 'day' || hour === 'overcast'
    ? colour
    : mix(colour, darken(scene.palette.tones[4], 0.15), hour === 'night' ? 0.7 : 0.6);
}

export function umbrella(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const size = canvas.unit * 0.2;
  const first = inkOf(scene, random.pick(['#e4572e', '#2e86ab', '#f3a712', '#d1495b', '#2a9d8f']));
  const second = inkOf(scene, '#fff8ea');
  canvas.add(ellipse(x + size * 0.5, y + size * 0.12, size * 1.1, size * 0.12, '#000000', { opacity: 0.25 }));
  canvas.add(
    line(
      `M${n(x)} ${n(y - size * 1.5)}L${n(x + size * 0.12)} ${n(y + size * 0.1)}`,
      inkOf(scene, '#efe6d6'),
      size * 0.05,
    ),
  );
  for (let i = 0; i < 6; i += 1) {
    const [a, b] = [x - size + (i / 6) * size * 2, x - size + ((i + 1) / 6) * size * 2];
    canvas.add(
      path(
        `M${n(x)} ${n(y - size * 1.62)}Q${n(a)} ${n(y - size * 1.5)} ${n(a)} ${n(y - size * 0.9)}Q${n((a + b) / 2)} ${n(y - size * 1.02)} ${n(b)} ${n(y - size * 0.9)}Q${n(b)} ${n(y - size * 1.5)} ${n(x)} ${n(y - size * 1.62)}Z`,
        i % 2 === 0 ? first : second,
      ),
    );
  }
  const wood = inkOf(scene, '#a8794f');
  canvas.add(
    line(
      `M${n(x + size * 0.25)} ${n(y + size * 0.1)}L${n(x + size * 1.1)} ${n(y - size * 0.05)}L${n(x + size * 1.5)} ${n(y - size * 0.6)}`,
      second,
      size * 0.11,
    ),
    line(
      `M${n(x + size * 0.35)} ${n(y + size * 0.25)}L${n(x + size * 1.15)} ${n(y - size * 0.1)}M${n(x + size * 1.3)} ${n(y + size * 0.22)}L${n(x + size * 0.6)} ${n(y - size * 0.02)}`,
      wood,
      size * 0.05,
    ),
  );
}

export function surfboard(scene: Scene, x: number, y: number): void {
  const { canvas, random } = scene;
  const size = canvas.unit * random.between(0.42, 0.55);
  const colour = inkOf(scene, random.pick(['#f7f2e6', '#f3a712', '#2a9d8f', '#e76f51']));
  const board = `M0 ${n(-size)}C${n(size * 0.2)} ${n(-size * 0.75)} ${n(size * 0.2)} ${n(-size * 0.2)} ${n(size * 0.06)} 0H${n(-size * 0.06)}C${n(-size * 0.2)} ${n(-size * 0.2)} ${n(-size * 0.2)} ${n(-size * 0.75)} 0 ${n(-size)}Z`;
  canvas.add(ellipse(x + size * 0.1, y, size * 0.25, size * 0.03, '#000000', { opacity: 0.3 }));
  canvas.add(
    placed(
      x,
      y,
      [
        path(
          board,
          canvas.linear(
            [
              [0, lighten(colour, 0.2)],
              [1, darken(colour, 0.2)],
            ],
            { x: 0, y: 0 },
            { x: 1, y: 0 },
          ),
        ),
        rect(-size * 0.15, -size * 0.55, size * 0.3, size * 0.06, inkOf(scene, '#e4572e')),
        rect(-size * 0.15, -size * 0.45, size * 0.3, size * 0.03, inkOf(scene, '#29335c')),
        line(`M0 ${n(-size * 0.97)}V0`, darken(colour, 0.3), 1.5),
      ],
      { turn: random.between(-9, 9) },
    ),
  );
}

export function starfish(scene: Scene, y: number): void {
  const { canvas, random } = scene;
  const x = canvas.width * random.between(0.3, 0.7);
  const size = canvas.unit * random.between(0.11, 0.16);
  const colour = inkOf(scene, random.pick(['#e07a4f', '#d95d5d', '#e8a24a']));
  const turn = random.between(0, 1);
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = turn + (i / 10) * FULL_TURN;
    const reach = i % 2 === 0 ? size : size * 0.4;
    return { x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach * 0.7 };
  });
  canvas.add(
    path(loop(points.map((point) => ({ x: point.x + 6, y: point.y + 9 }))), '#000000', { opacity: 0.25 }),
    path(
      loop(points),
      canvas.radial([
        [0, lighten(colour, 0.3)],
        [1, colour],
      ]),
    ),
  );
  for (const [i, point] of points.entries()) {
    if (i % 2 === 0)
      for (const share of [0.25, 0.5, 0.72])
        canvas.add(
          circle(x + (point.x - x) * share, y + (point.y - y) * share, size * 0.035, lighten(colour, 0.45)),
        );
  }
  for (const [dx, s] of [
    [0.22, 0.05],
    [-0.26, 0.04],
    [0.34, 0.035],
  ] as const) {
    const shell = inkOf(scene, random.pick(['#f4e3d3', '#e9c7b0', '#fff6ec']));
    const [sx, sy, r] = [
      x + canvas.unit * dx,
      y + canvas.unit * random.between(-0.05, 0.05),
      canvas.unit * s,
    ];
    canvas.add(
      ellipse(sx + 4, sy + 5, r, r * 0.7, '#000000', { opacity: 0.22 }),
      path(
        `M${n(sx)} ${n(sy + r * 0.7)}C${n(sx - r * 1.3)} ${n(sy - r * 0.2)} ${n(sx - r * 0.6)} ${n(sy - r)} ${n(sx)} ${n(sy - r * 0.9)}C${n(sx + r * 0.6)} ${n(sy - r)} ${n(sx + r * 1.3)} ${n(sy - r * 0.2)} ${n(sx)} ${n(sy + r * 0.7)}Z`,
        shell,
      ),
    );
    for (const fan of [-0.6, -0.2, 0.2, 0.6])
      canvas.add(
        line(`M${n(sx)} ${n(sy + r * 0.6)}L${n(sx + fan * r)} ${n(sy - r * 0.7)}`, darken(shell, 0.25), 1.6),
      );
  }
}
