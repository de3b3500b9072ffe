import type { Scene } from '../scene.ts';
import { darken, lighten, mix } from './colour.ts';
import { circle, ellipse, line, n, path, polygon, rect } from './svg.ts';
import { softLights, park, beach, city, autumn, winter } from './outdoors.ts';

/** What is behind people: a studio backdrop, or a place out of focus. */
export function paintPlace(scene: Scene): void {
  const { canvas, palette } = scene;
  const [wall, shade, floor] = palette.tones;
  const { width, height } = canvas;
  canvas.add(
    rect(
      0,
      0,
      width,
      height,
      canvas.radial(
        [
          [0, lighten(wall, 0.1)],
          [0.6, wall],
          [1, shade],
        ],
        { x: 0.5, y: 0.4 },
        0.8,
      ),
    ),
  );
  const draw = PLACES[scene.motif.look.key];
  if (draw === undefined) {
    studioBack(scene);
    return;
  }
  canvas.add(rect(0, height * 0.72, width, height, floor, { opacity: 0.5 }));
  draw(scene);
}

const PLACES: Readonly<Record<string, (scene: Scene) => void>> = {
  office,
  home,
  cafe,
  park,
  beach,
  city,
  autumn,
  winter,
};

/** A plain backdrop, sometimes with one calm shape on it. */
function studioBack(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const [wall, shade] = palette.tones;
  const kind = random.int(0, 3);
  const soft = mix(wall, palette.glow, 0.3);
  if (kind === 1) canvas.add(circle(width / 2, height * 0.46, unit * 0.46, soft, { opacity: 0.5 }));
  if (kind === 2)
    canvas.add(
      polygon(
        [
          { x: width * random.between(0.5, 0.7), y: 0 },
          { x: width, y: 0 },
          { x: width, y: height },
          { x: width * random.between(0.3, 0.5), y: height },
        ],
        shade,
        { opacity: 0.55 },
      ),
    );
  canvas.add(
    circle(
      width * 0.5,
      height * 0.4,
      unit * 0.75,
      canvas.radial([
        [0, palette.glow, 0.3],
        [1, palette.glow, 0],
      ]),
    ),
  );
}

function office(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const panes = random.int(3, 5);
  const blur = canvas.blur(7);
  const sky = mix('#dcecf7', palette.tones[0], 0.2);
  const parts: string[] = [];
  for (let i = 0; i < panes; i += 1) {
    const x = (i / panes) * width + 8;
    parts.push(
      rect(
        x,
        height * 0.04,
        width / panes - 16,
        height * 0.62,
        canvas.linear([
          [0, '#ffffff'],
          [1, sky],
        ]),
      ),
    );
    for (let j = 0; j < 4; j += 1) {
      const tall = height * random.between(0.1, 0.34);
      parts.push(
        rect(
          x + (j / 4) * (width / panes - 16),
          height * 0.66 - tall,
          (width / panes) * 0.2,
          tall,
          mix(palette.tones[3], sky, 0.55),
        ),
      );
    }
  }
  parts.push(
    rect(0, height * 0.66, width, height * 0.05, '#ffffff', { opacity: 0.6 }),
    rect(0, height * 0.78, width, height * 0.05, palette.tones[3]),
    rect(
      width * random.between(0.05, 0.7),
      height * 0.6,
      unit * 0.2,
      unit * 0.13,
      darken(palette.tones[3], 0.35),
    ),
    circle(width * random.between(0.02, 0.98), height * 0.62, unit * 0.11, '#6f9b6a'),
  );
  canvas.add(`<g filter="${blur}">`, ...parts, '</g>');
}

function home(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  const blur = canvas.blur(6);
  const left = random.chance(0.5);
  const at = (share: number) => (left ? share : 1 - share) * width;
  canvas.add(
    `<g filter="${blur}">`,
    rect(at(0.78) - unit * 0.17, height * 0.08, unit * 0.34, unit * 0.42, '#fffaf0'),
    rect(
      at(0.78) - unit * 0.14,
      height * 0.11,
      unit * 0.28,
      unit * 0.35,
      mix('#cfe3ee', palette.tones[0], 0.2),
    ),
    rect(at(0.18) - unit * 0.13, height * 0.12, unit * 0.26, unit * 0.2, palette.accents[1] ?? '#7d9d7a'),
    rect(at(0.18) - unit * 0.1, height * 0.12 + unit * 0.03, unit * 0.2, unit * 0.14, '#fff6e6'),
    rect(
      0,
      height * 0.66,
      width,
      height * 0.22,
      mix(palette.accents[0] ?? '#d97b5a', palette.tones[2], 0.45),
      { round: 40 },
    ),
    rect(0, height * 0.82, width, height * 0.2, palette.tones[2]),
    ...[0, 1, 2, 3, 4].map((i) =>
      ellipse(
        at(0.93) + (i - 2) * unit * 0.05,
        height * 0.5 - (i % 2) * unit * 0.06,
        unit * 0.04,
        unit * 0.12,
        '#6b8f5e',
        { transform: `rotate(${n((i - 2) * 22)} ${n(at(0.93))} ${n(height * 0.6)})` },
      ),
    ),
    circle(
      at(0.42),
      height * 0.1,
      unit * 0.3,
      canvas.radial([
        [0, '#fff1cf', 0.9],
        [1, '#fff1cf', 0],
      ]),
    ),
    '</g>',
  );
}

function cafe(scene: Scene): void {
  const { canvas, palette, random } = scene;
  const { width, height, unit } = canvas;
  canvas.add(`<g filter="${canvas.blur(5)}">`);
  for (const y of [0.3, 0.5]) {
    canvas.add(rect(0, height * y, width, unit * 0.02, palette.tones[3]));
    for (let i = 0; i < 12; i += 1)
      canvas.add(
        rect(
          width * ((i + random.between(0.1, 0.6)) / 12),
          height * y - unit * 0.1,
          unit * random.between(0.025, 0.05),
          unit * 0.1,
          random.pick([...palette.accents, palette.tones[2]]),
        ),
      );
  }
  for (let i = 0; i < 4; i += 1) {
    const x = width * ((i + 0.5) / 4);
    canvas.add(
      line(`M${n(x)} 0V${n(height * 0.1)}`, palette.tones[4], 4),
      path(
        `M${n(x - unit * 0.05)} ${n(height * 0.14)}L${n(x)} ${n(height * 0.09)}L${n(x + unit * 0.05)} ${n(height * 0.14)}Z`,
        palette.tones[4],
      ),
      circle(
        x,
        height * 0.15,
        unit * 0.16,
        canvas.radial([
          [0, '#ffe7b0', 0.95],
          [0.3, '#ffd07a', 0.5],
          [1, '#ffd07a', 0],
        ]),
      ),
    );
  }
  canvas.add('</g>');
  softLights(scene, 9, ['#ffd899', '#f2a65a'], 0.05);
}
