import type { Scene } from '../scene.ts';
import { lighten, mix } from './colour.ts';
import { circle, ellipse, line, path, rect } from './svg.ts';

/** Hour and weather, from the motif's look. */
export function hourOf(scene: Scene): 'low-sun' | 'day' | 'overcast' | 'night' {
  switch (scene.motif.look.key) {
    case 'sunrise':
    case 'sunset':
    case 'autumn':
      return 'low-sun';
    case 'night':
      return 'night';
    case 'clouds':
    case 'storm':
    case 'fog':
    case 'mono':
      return 'overcast';
    default:
      return 'day';
  }
}

/** The sky down to the horizon, with sun or moon, clouds and stars as the hour has them. */
export function paintSky(scene: Scene, horizon: number, sunX = scene.random.between(0.2, 0.8)): void {
  const { canvas, palette, random } = scene;
  const [top, middle, low] = palette.tones;
  const reach = horizon / canvas.height;
  canvas.add(
    rect(
      0,
      0,
      canvas.width,
      canvas.height,
      canvas.linear([
        [0, top],
        [reach * 0.55, middle],
        [reach, low],
        [1, mix(low, middle, 0.4)],
      ]),
    ),
  );
  const hour = hourOf(scene);
  if (hour === 'night') {
    stars(scene, horizon);
    moon(scene, canvas.width * sunX, horizon * random.between(0.18, 0.5));
  } else {
    sun(
      scene,
      canvas.width * sunX,
      hour === 'low-sun' ? horizon * random.between(0.7, 0.98) : horizon * random.between(0.12, 0.4),
      hour,
    );
  }
  if (hour === 'low-sun') streaks(scene, horizon);
  if (hour === 'day') clouds(scene, horizon, random.int(1, 4), 0.75);
  if (hour === 'overcast' && scene.motif.look.key !== 'fog') clouds(scene, horizon, random.int(5, 8), 0.5);
}

function sun(scene: Scene, x: number, y: number, hour: 'low-sun' | 'day' | 'overcast'): void {
  const { canvas, palette, random } = scene;
  const { unit } = canvas;
  const glow = palette.glow;
  const reach = unit * (hour === 'low-sun' ? random.between(0.55, 0.9) : 0.4);
  const strength = hour === 'low-sun' ? 0.85 : hour === 'day' ? 0.5 : 0.3;
  canvas.add(
    circle(
      x,
      y,
      reach,
      canvas.radial([
        [0, glow, strength],
        [0.25, glow, strength * 0.45],
        [1, glow, 0],
      ]),
    ),
  );
  if (hour === 'low-sun') canvas.add(circle(x, y, unit * random.between(0.035, 0.075), lighten(glow, 0.4)));
}

function moon(scene: Scene, x: number, y: number): void {
  const { canvas, palette, random } = scene;
  const radius = canvas.unit * random.between(0.025, 0.06);
  canvas.add(
    circle(
      x,
      y,
      radius * 5,
      canvas.radial([
        [0, palette.glow, 0.35],
        [1, palette.glow, 0],
      ]),
    ),
  );
  canvas.add(circle(x, y, radius, palette.glow));
  canvas.add(
    circle(x - radius * 0.3, y - radius * 0.2, radius * 0.2, mix(palette.glow, palette.tones[2], 0.25)),
  );
  canvas.add(
    circle(x + radius * 0.35, y + radius * 0.3, radius * 0.14, mix(palette.glow, palette.tones[2], 0.25)),
  );
}

export function stars(scene: Scene, horizon: number, count = 90): void {
  const { canvas, random } = scene;
  let small = '';
  for (let i = 0; i < count; i += 1) {
    const x = random.between(0, canvas.width);
    const y = random.next() ** 1.4 * horizon;
    small += `M${Math.round(x)} ${Math.round(y)}h0`;
    if (i % 12 === 0)
      canvas.add(circle(x, y, random.between(1.6, 2.8), '#ffffff', { opacity: random.between(0.6, 1) }));
  }
  canvas.add(line(small, '#ffffff', 1.8, { opacity: 0.75 }));
}

/** Thin evening clouds, lit from below. */
function streaks(scene: Scene, horizon: number): void {
  const { canvas, palette, random } = scene;
  const count = random.int(3, 9);
  for (let i = 0; i < count; i += 1) {
    const y = horizon * random.between(0.12, 0.85);
    const width = canvas.width * random.between(0.15, 0.5);
    const height = canvas.unit * random.between(0.006, 0.02);
    const x = random.between(-0.1, 1.1) * canvas.width;
    const colour = random.chance(0.5)
      ? mix(palette.tones[0], palette.tones[3], 0.5)
      : mix(palette.tones[2], palette.glow, 0.5);
    canvas.add(
      ellipse(
        x,
        y,
        width,
        height,
        canvas.radial([
          [0, colour, 0.75],
          [0.5, colour, 0.45],
          [1, colour, 0],
        ]),
      ),
    );
    canvas.add(
      ellipse(
        x + width * 0.25,
        y + height * 1.4,
        width * 0.55,
        height * 0.7,
        canvas.radial([
          [0, palette.glow, 0.5],
          [1, palette.glow, 0],
        ]),
      ),
    );
  }
}

/** Heaped clouds out of soft puffs. */
export function clouds(scene: Scene, horizon: number, count: number, opacity: number): void {
  const { canvas, palette, random } = scene;
  const light =
    scene.motif.look.key === 'storm'
      ? mix(palette.tones[1], palette.tones[2], 0.5)
      : mix(palette.glow, palette.tones[2], 0.15);
  const shade = mix(palette.tones[1], light, 0.45);
  for (let i = 0; i < count; i += 1) {
    cloud(
      scene,
      random.between(0, 1) * canvas.width,
      horizon * random.between(0.08, 0.72),
      canvas.unit * random.between(0.09, 0.2),
      { light, shade, opacity },
    );
  }
}

function cloud(
  scene: Scene,
  x: number,
  y: number,
  size: number,
  look: { light: string; shade: string; opacity: number },
): void {
  const { canvas, random, flat } = scene;
  if (flat) {
    const bumps = [-0.9, -0.35, 0.3, 0.85].map((dx, index) =>
      circle(
        x + dx * size,
        y - (index % 3 === 0 ? 0 : size * 0.25),
        size * (index % 3 === 0 ? 0.4 : 0.6),
        look.light,
      ),
    );
    canvas.add(
      `<g opacity="${look.opacity}">`,
      ...bumps,
      rect(x - size * 1.3, y, size * 2.55, size * 0.4, look.light, { round: size * 0.2 }),
      '</g>',
    );
    return;
  }
  const puff = canvas.radial([
    [0, look.light, 0.9],
    [0.55, look.light, 0.6],
    [1, look.light, 0],
  ]);
  const under = canvas.radial([
    [0, look.shade, 0.8],
    [0.6, look.shade, 0.4],
    [1, look.shade, 0],
  ]);
  canvas.add(`<g opacity="${look.opacity}">`);
  for (let i = 0; i < 9; i += 1) {
    const dx = random.between(-1.7, 1.7);
    const radius = size * (0.75 - Math.abs(dx) * 0.25) * random.between(0.8, 1.2);
    canvas.add(ellipse(x + dx * size, y + size * 0.16, radius * 1.3, radius * 0.5, under));
    canvas.add(circle(x + dx * size, y - radius * 0.25, radius, puff));
  }
  canvas.add('</g>');
}

/** A veil of haze that thins out upwards from `bottom`. */
export function haze(
  scene: Scene,
  top: number,
  bottom: number,
  strength: number,
  colour = scene.palette.tones[2],
): void {
  const { canvas } = scene;
  canvas.add(
    rect(
      0,
      top,
      canvas.width,
      bottom - top,
      canvas.linear([
        [0, colour, 0],
        [1, colour, strength],
      ]),
    ),
  );
}

/** Weather in front of everything: falling snow or rain. */
export function paintWeather(scene: Scene): void {
  const { canvas, random } = scene;
  if (scene.motif.look.key === 'winter' && random.chance(0.6)) {
    let flakes = '';
    for (let i = 0; i < 110; i += 1)
      flakes += `M${Math.round(random.between(0, canvas.width))} ${Math.round(random.between(0, canvas.height))}h0`;
    canvas.add(line(flakes, '#ffffff', 4, { opacity: 0.7 }));
    for (let i = 0; i < 14; i += 1)
      canvas.add(
        circle(
          random.between(0, canvas.width),
          random.between(0, canvas.height),
          random.between(3, 6),
          '#ffffff',
          { opacity: 0.55 },
        ),
      );
  }
  if (scene.motif.look.key === 'storm') {
    let drops = '';
    for (let i = 0; i < 90; i += 1)
      drops += `M${Math.round(random.between(0, canvas.width))} ${Math.round(random.between(0, canvas.height))}l-6 26`;
    canvas.add(line(drops, '#dfe9ee', 1.2, { opacity: 0.28 }));
  }
}

/** Darkens the corners of a photograph. */
export function vignette(scene: Scene, strength = 0.3): void {
  const { canvas, flat } = scene;
  if (flat) return;
  canvas.add(
    rect(
      0,
      0,
      canvas.width,
      canvas.height,
      canvas.radial(
        [
          [0.55, '#000000', 0],
          [1, '#000000', strength],
        ],
        { x: 0.5, y: 0.45 },
        0.78,
      ),
    ),
  );
}

/** Birds far away. */
export function flock(scene: Scene, x: number, y: number, count: number, size: number): void {
  const { canvas, random, palette } = scene;
  let data = '';
  for (let i = 0; i < count; i += 1) {
    const s = size * random.between(0.6, 1.1);
    const bx = x + random.between(-7, 7) * size;
    const by = y + random.between(-3, 3) * size;
    data += `M${Math.round(bx - s)} ${Math.round(by - s * 0.35)}q${Math.round(s * 0.6)} ${Math.round(-s * 0.25)} ${Math.round(s)} ${Math.round(s * 0.4)}q${Math.round(s * 0.4)} ${Math.round(-s * 0.65)} ${Math.round(s)} ${Math.round(-s * 0.4)}`;
  }
  canvas.add(path(data, 'none', { stroke: palette.tones[4], strokeWidth: size * 0.16, opacity: 0.85 }));
}
