import { darken, lighten, mix } from '../brushes/colour.ts';
import { hourOf } from '../brushes/sky.ts';
import { circle, n, path, polygon, rect } from '../brushes/svg.ts';
import { bush } from '../brushes/trees.ts';
import type { Scene } from '../scene.ts';

/** Among the trunks of a forest. */
export function trunks(scene: Scene): void {
  const { canvas, random, palette } = scene;
  const { width, height, unit } = canvas;
  const [top, middle, low, far, near] = palette.tones;
  const foliage = palette.accents[0] ?? far;
  const ground = height * random.between(0.66, 0.76);
  const light = { x: width * random.between(0.3, 0.7), y: ground * random.between(0.35, 0.7) };
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear([
        [0, mix(mix(top, foliage, 0.35), near, 0.15)],
        [0.45, mix(middle, low, 0.4)],
        [ground / height, low],
      ]),
    ),
  );
  canvas.add(
    circle(
      light.x,
      light.y,
      unit * 0.7,
      canvas.radial([
        [0, palette.glow, 0.9],
        [0.4, palette.glow, 0.35],
        [1, palette.glow, 0],
      ]),
    ),
  );
  for (let layer = 0; layer < 4; layer += 1) {
    const depth = layer / 3;
    const tone = mix(mix(low, far, 0.6), darken(near, 0.25), depth ** 1.2);
    const base = ground + (height - ground) * depth * 0.55;
    canvas.add(
      rect(
        0,
        base,
        width,
        height - base,
        canvas.linear([
          [0, mix(tone, foliage, 0.25)],
          [1, mix(darken(tone, 0.2), near, 0.5)],
        ]),
      ),
    );
    const count = Math.round((14 - layer * 3.2) * Math.max(0.7, width / 1000));
    for (let i = 0; i < count; i += 1) {
      const x = ((i + random.between(0.15, 0.85)) / count) * width;
      if (scene.has('path') && Math.abs(x - width / 2) < width * (0.05 + depth * 0.16)) continue;
      trunk(scene, x, base + 8, unit * (0.012 + depth * 0.045) * random.between(0.7, 1.3), tone);
    }
    canopy(scene, depth, mix(tone, foliage, 0.45));
    if (layer < 3)
      canvas.add(rect(0, 0, width, height, low, { opacity: scene.motif.look.key === 'fog' ? 0.28 : 0.1 }));
  }
  if (scene.has('path'))
    canvas.add(
      path(
        `M${n(light.x - 8)} ${n(ground)}C${n(width * 0.55)} ${n(ground + 40)} ${n(width * 0.36)} ${n(height * 0.86)} ${n(width * 0.22)} ${n(height)}H${n(width * 0.78)}C${n(width * 0.6)} ${n(height * 0.86)} ${n(width * 0.62)} ${n(ground + 40)} ${n(light.x + 8)} ${n(ground)}Z`,
        canvas.linear([
          [0, low],
          [1, mix(mix('#8f7657', low, 0.3), near, 0.35)],
        ]),
        { opacity: 0.95 },
      ),
    );
  if (scene.has('rays') || hourOf(scene) === 'low-sun') rays(scene, light);
}

function trunk(scene: Scene, x: number, y: number, half: number, tone: string): void {
  const { canvas, random } = scene;
  const lean = random.between(-0.5, 0.5) * half * 2;
  canvas.add(
    path(
      `M${n(x - half * 1.5)} ${n(y)}Q${n(x - half)} ${n(y - half * 3)} ${n(x - half * 0.8 + lean)} -10H${n(x + half * 0.8 + lean)}Q${n(x + half)} ${n(y - half * 3)} ${n(x + half * 1.6)} ${n(y)}Z`,
      canvas.linear(
        [
          [0, lighten(tone, 0.14)],
          [0.35, tone],
          [1, darken(tone, 0.35)],
        ],
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ),
    ),
  );
}

function canopy(scene: Scene, depth: number, colour: string): void {
  const { canvas, random } = scene;
  if (scene.motif.look.key === 'winter' && depth > 0.4) return;
  for (let i = 0; i < 16; i += 1) {
    const size = canvas.unit * (0.05 + depth * 0.09) * random.between(0.7, 1.3);
    canvas.add(
      bush(
        random,
        random.between(-0.05, 1.05) * canvas.width,
        random.between(-0.05, 0.2 - depth * 0.08) * canvas.height,
        size,
        mix(colour, random.chance(0.4) ? '#ffffff' : '#000000', random.between(0, 0.14)),
      ),
    );
  }
}

function rays(scene: Scene, from: { x: number; y: number }): void {
  const { canvas, random, palette } = scene;
  for (let i = 0; i < 9; i += 1) {
    const angle = random.between(0.2, Math.PI - 0.2);
    const spread = random.between(0.015, 0.05);
    const reach = canvas.height * 1.2;
    const tip = (at: number) => ({ x: from.x + Math.cos(at) * reach, y: from.y + Math.sin(at) * reach });
    canvas.add(
      polygon([from, tip(angle - spread), tip(angle + spread)], palette.glow, {
        opacity: random.between(0.08, 0.2),
      }),
    );
  }
}
