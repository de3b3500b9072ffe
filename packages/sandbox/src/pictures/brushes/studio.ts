import type { Scene } from '../scene.ts';
import { darken, lighten, luminance, mix } from './colour.ts';
import { vignette } from './sky.ts';
import { circle, curve, ellipse, line, n, path, polygon, rect } from './svg.ts';

/** A backdrop with a surface to stand things on; gives the height of the surface's middle. */
export function paintTable(scene: Scene): number {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const [wall, shade, surface, edge] = palette.tones;
  const horizon = height * random.between(0.58, 0.66);
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.radial(
        [
          [0, lighten(wall, 0.06)],
          [0.65, wall],
          [1, shade],
        ],
        { x: 0.5, y: 0.4 },
        0.85,
      ),
    ),
  );
  const wooden = scene.motif.look.key === 'wood';
  if (wooden) {
    for (let i = 0; i < 9; i += 1)
      canvas.add(
        circle(
          random.between(0, width),
          random.between(0, horizon * 0.9),
          unit * random.between(0.03, 0.11),
          canvas.radial([
            [0, palette.glow, 0.3],
            [0.85, palette.glow, 0.22],
            [1, palette.glow, 0],
          ]),
        ),
      );
  }
  canvas.add(
    rect(
      0,
      horizon,
      width,
      height - horizon,
      canvas.linear([
        [0, mix(surface, wall, wooden ? 0 : 0.5)],
        [0.3, surface],
        [1, wooden ? edge : surface],
      ]),
    ),
  );
  if (wooden) boards(scene, horizon);
  else
    canvas.add(
      circle(
        width / 2,
        horizon,
        unit * 0.7,
        canvas.radial([
          [0, palette.glow, 0.16],
          [1, palette.glow, 0],
        ]),
      ),
    );
  return horizon + (height - horizon) * 0.42;
}

/** Boards that run away from the viewer. */
function boards(scene: Scene, horizon: number): void {
  const { canvas, palette } = scene;
  const { width, height } = canvas;
  const dark = darken(palette.tones[3], 0.35);
  for (let i = -6; i <= 6; i += 1) {
    canvas.add(
      line(
        `M${n(width / 2 + i * width * 0.09)} ${n(horizon)}L${n(width / 2 + i * width * 0.2)} ${n(height)}`,
        dark,
        3,
        { opacity: 0.6 },
      ),
    );
    canvas.add(
      line(
        `M${n(width / 2 + (i + 0.4) * width * 0.09)} ${n(horizon)}L${n(width / 2 + (i + 0.45) * width * 0.2)} ${n(height)}`,
        lighten(palette.tones[2], 0.12),
        1.4,
        { opacity: 0.35 },
      ),
    );
  }
  canvas.add(rect(0, horizon - 2, width, 5, dark, { opacity: 0.5 }));
}

/** A surface from straight above. */
export function paintFlatLay(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const [wall, shade, surface] = palette.tones;
  if (scene.motif.look.key !== 'wood') {
    canvas.add(
      rect(
        0,
        0,
        width,
        height,
        canvas.linear(
          [
            [0, lighten(wall, 0.05)],
            [1, shade],
          ],
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ),
      ),
    );
    if (random.chance(0.3))
      canvas.add(
        polygon(
          [
            { x: 0, y: height * random.between(0.5, 0.8) },
            { x: width, y: height * random.between(0.4, 0.7) },
            { x: width, y: height },
            { x: 0, y: height },
          ],
          mix(surface, palette.glow, 0.14),
          { opacity: 0.7 },
        ),
      );
    return;
  }
  const count = random.int(4, 6);
  const span = height / count;
  canvas.add(rect(0, 0, width, height, darken(surface, 0.4)));
  for (let i = 0; i < count; i += 1) {
    const tone = mix(surface, random.chance(0.5) ? wall : darken(surface, 0.2), random.between(0.1, 0.6));
    canvas.add(
      rect(
        0,
        i * span,
        width,
        span - 3,
        canvas.linear([
          [0, lighten(tone, 0.05)],
          [1, darken(tone, 0.08)],
        ]),
      ),
    );
    let grain = '';
    for (let j = 0; j < 8; j += 1) {
      const y = i * span + random.between(0.06, 0.92) * span;
      grain += curve(
        [0, 1, 2, 3].map((k) => ({ x: (k / 3) * width, y: y + random.between(-0.04, 0.04) * span })),
      );
    }
    canvas.add(line(grain, darken(tone, 0.35), 1.6, { opacity: 0.4 }));
  }
  canvas.add(
    circle(
      width * 0.3,
      height * 0.2,
      unit * 0.9,
      canvas.radial([
        [0, palette.glow, 0.16],
        [1, palette.glow, 0],
      ]),
    ),
  );
}

/** A soft shadow on a table under a thing. */
export function contactShadow(scene: Scene, x: number, y: number, rx: number, strength = 0.42): string {
  const dark = scene.palette.tones[4];
  const ry = rx * 0.2;
  return ellipse(
    x,
    y,
    rx,
    ry,
    scene.canvas.radial([
      [0, dark, strength + 0.2],
      [0.6, dark, strength * 0.6],
      [1, dark, 0],
    ]),
  );
}

/** A soft shadow beside something seen from above, light from the upper left. */
export function dropShadow(scene: Scene, x: number, y: number, radius: number): string {
  const dark = scene.palette.tones[4];
  return circle(
    x + radius * 0.1,
    y + radius * 0.13,
    radius * 1.14,
    scene.canvas.radial([
      [0.72, dark, 0.55],
      [1, dark, 0],
    ]),
  );
}

/** Steam over something hot. */
export function steam(scene: Scene, x: number, y: number, tall: number): string {
  const { random, canvas, palette } = scene;
  let data = '';
  for (const dx of [-0.14, 0.02, 0.17]) {
    const sway = random.between(0.08, 0.14) * tall;
    data += `M${n(x + dx * tall)} ${n(y)}c${n(-sway)} ${n(-tall * 0.28)} ${n(sway)} ${n(-tall * 0.45)} ${n(sway * 0.2)} ${n(-tall * random.between(0.7, 1))}`;
  }
  return path(data, 'none', {
    stroke: luminance(palette.tones[0]) > 0.75 ? '#9aa0a8' : '#ffffff',
    strokeWidth: tall * 0.035,
    opacity: 0.4,
    filter: canvas.blur(tall * 0.018),
  });
}

/** A round highlight. */
export function gloss(x: number, y: number, rx: number, ry: number, opacity = 0.5, turn = -25): string {
  return ellipse(x, y, rx, ry, '#ffffff', { opacity, transform: `rotate(${n(turn)} ${n(x)} ${n(y)})` });
}

/** Light and dark sides of something upright and round. */
export function rounded(scene: Scene, colour: string): string {
  return scene.canvas.linear(
    [
      [0, darken(colour, 0.12)],
      [0.22, lighten(colour, 0.2)],
      [0.55, colour],
      [1, darken(colour, 0.32)],
    ],
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  );
}

/** Pure white stays white. */
export function studioVignette(scene: Scene): void {
  if (luminance(scene.palette.tones[0]) < 0.9) vignette(scene, 0.26);
}
