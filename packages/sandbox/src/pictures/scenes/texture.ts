import { darken, lighten, mix } from '../brushes/colour.ts';
import { vignette } from '../brushes/sky.ts';
import { FULL_TURN, circle, curve, ellipse, line, loop, n, path, rect } from '../brushes/svg.ts';
import type { Scene } from '../scene.ts';

/** Surfaces, straight on. */

export function wood(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height } = canvas;
  const base = palette.tones[0];
  const across = random.chance(0.5);
  const planks = random.int(4, 7);
  const span = (across ? height : width) / planks;
  canvas.add(rect(0, 0, width, height, darken(base, 0.5)));
  for (let i = 0; i < planks; i += 1) {
    const tone = mix(base, random.chance(0.5) ? palette.tones[1] : darken(base, 0.2), random.between(0, 0.6));
    const at = i * span;
    const [x, y, w, h] = across ? [0, at, width, span - 3] : [at, 0, span - 3, height];
    canvas.add(
      rect(
        x,
        y,
        w,
        h,
        canvas.linear([
          [0, lighten(tone, 0.06)],
          [1, darken(tone, 0.1)],
        ]),
      ),
    );
    let grain = '';
    for (let j = 0; j < 15; j += 1) {
      const offset = at + random.between(0.04, 0.96) * span;
      const long = across ? width : height;
      const points = Array.from({ length: 6 }, (_, k) => {
        const u = (k / 5) * long;
        const v = Math.min(at + span - 5, Math.max(at + 2, offset + random.between(-0.045, 0.045) * span));
        return across ? { x: u, y: v } : { x: v, y: u };
      });
      grain += curve(points);
    }
    canvas.add(line(grain, darken(tone, 0.35), 1.8, { opacity: 0.4 }));
    if (random.chance(0.6)) {
      const u = random.between(0.1, 0.9) * (across ? width : height);
      const v = at + span * random.between(0.3, 0.7);
      const [kx, ky] = across ? [u, v] : [v, u];
      for (const [share, dark] of [
        [1, 0.2],
        [0.7, 0.32],
        [0.4, 0.5],
      ] as const)
        canvas.add(
          ellipse(
            kx,
            ky,
            span * (across ? 0.24 : 0.13) * share,
            span * (across ? 0.13 : 0.24) * share,
            darken(tone, dark),
            { opacity: 0.8 },
          ),
        );
    }
  }
  vignette(scene, 0.4);
}

export function brick(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height } = canvas;
  const base = palette.tones[0];
  const h = canvas.unit / random.int(8, 12);
  const w = h * 2.5;
  canvas.add(rect(0, 0, width, height, mix(lighten(base, 0.35), '#b8b2aa', 0.3)));
  for (let row = 0; row * h < height; row += 1) {
    for (let x = (row % 2) * -w * 0.5; x < width; x += w) {
      const tone = mix(
        base,
        random.pick([palette.tones[1], palette.tones[3], darken(base, 0.3)]),
        random.between(0, 0.55),
      );
      canvas.add(
        rect(x + 2, row * h + 2, w - h * 0.13, h * 0.87, tone, { round: h * 0.06 }),
        rect(x + 2, row * h + h * 0.76, w - h * 0.13, h * 0.13, '#000000', {
          opacity: 0.16,
          round: h * 0.05,
        }),
      );
    }
  }
  vignette(scene, 0.45);
}

export function concrete(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const base = palette.tones[0];
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear([
        [0, lighten(base, 0.08)],
        [1, darken(base, 0.08)],
      ]),
    ),
  );
  for (let i = 0; i < 26; i += 1) {
    const colour = random.chance(0.5) ? palette.tones[1] : darken(base, 0.25);
    canvas.add(
      ellipse(
        random.between(0, width),
        random.between(0, height),
        unit * random.between(0.08, 0.4),
        unit * random.between(0.05, 0.25),
        canvas.radial([
          [0, colour, 0.3],
          [1, colour, 0],
        ]),
      ),
    );
  }
  let scratches = '';
  for (let i = 0; i < 60; i += 1)
    scratches += `M${n(random.between(0, width))} ${n(random.between(0, height))}q${n(random.between(-30, 30))} ${n(random.between(-20, 20))} ${n(random.between(-70, 70))} ${n(random.between(-50, 50))}`;
  canvas.add(line(scratches, lighten(base, 0.35), 1.2, { opacity: 0.35 }));
  let cracks = '';
  for (let i = 0; i < 3; i += 1) {
    let [x, y] = [random.between(0, width), random.between(0, height)];
    cracks += `M${n(x)} ${n(y)}`;
    for (let j = 0; j < 9; j += 1) {
      x += random.between(-0.05, 0.07) * unit;
      y += random.between(-0.02, 0.07) * unit;
      cracks += `L${n(x)} ${n(y)}`;
    }
  }
  canvas.add(line(cracks, darken(base, 0.55), 2.2, { opacity: 0.55 }));
  for (let i = 0; i < 70; i += 1)
    canvas.add(
      circle(
        random.between(0, width),
        random.between(0, height),
        random.between(0.8, 3.4),
        darken(base, random.between(0.25, 0.6)),
        { opacity: 0.5 },
      ),
    );
  vignette(scene, 0.45);
}

export function waterSurface(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.linear([
        [0, palette.tones[1]],
        [1, palette.tones[0]],
      ]),
    ),
  );
  const cell = unit / random.int(5, 7);
  for (const [shift, opacity, thick] of [
    [0.25, 0.3, 9],
    [0, 0.8, 4],
  ] as const) {
    let net = '';
    for (let y = -1; y < height / cell + 1; y += 1) {
      for (let x = -1; x < width / cell + 1; x += 1) {
        const centre = { x: (x + (y % 2) * 0.5 + shift) * cell, y: (y + shift) * cell };
        net += loop(
          Array.from({ length: 5 }, (_, i) => ({
            x: centre.x + Math.cos((i / 5) * FULL_TURN) * cell * random.between(0.42, 0.68),
            y: centre.y + Math.sin((i / 5) * FULL_TURN) * cell * random.between(0.38, 0.6),
          })),
        );
      }
    }
    canvas.add(path(net, 'none', { stroke: palette.glow, strokeWidth: thick, opacity }));
  }
  vignette(scene, 0.3);
}
