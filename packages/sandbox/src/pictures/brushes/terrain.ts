import type { Random } from '../../catalogue/index.ts';
import type { Scene } from '../scene.ts';
import { darken, lighten, mix } from './colour.ts';
import { curve, path, polygon } from './svg.ts';
import type { Point } from './svg.ts';

interface RidgeOptions {
  readonly base: number;
  readonly height: number;
  /** How many summits fit across. */
  readonly peaks: number;
  /** 0 rolls, 1 is jagged. */
  readonly roughness: number;
}

/** A mountain outline from left to right: summits and saddles, broken up by midpoint displacement. */
export function ridge(random: Random, width: number, options: RidgeOptions): Point[] {
  const { base, height, peaks, roughness } = options;
  const count = Math.max(2, Math.round(peaks * 2));
  let points: Point[] = Array.from({ length: count + 1 }, (_, index) => {
    const summit = index % 2 === 1;
    return {
      x:
        -0.05 * width +
        (index / count) * width * 1.1 +
        (summit ? random.between(-0.3, 0.3) * (width / count) : 0),
      y: base - height * (summit ? random.between(0.55, 1) : random.between(0.05, 0.4)),
    };
  });
  let swing = (width / count) * 0.16 * roughness;
  for (let round = 0; round < 4; round += 1) {
    points = points.flatMap((point, index) => {
      const next = points[index + 1];
      if (next === undefined) return [point];
      const middle = {
        x: (point.x + next.x) / 2 + random.between(-0.2, 0.2) * swing,
        y: (point.y + next.y) / 2 + random.between(-1, 1) * swing,
      };
      return [point, middle];
    });
    swing *= 0.52;
  }
  return points;
}

/** A soft hill line. */
export function hills(random: Random, width: number, base: number, height: number, count: number): Point[] {
  return Array.from({ length: count + 3 }, (_, index) => ({
    x: ((index - 1) / count) * width + random.between(-0.15, 0.15) * (width / count),
    y: base - height * random.between(0, 1),
  }));
}

/** The filled area below a line, down to `bottom`. */
export function below(points: readonly Point[], bottom: number, smooth: boolean): string {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const first = points[0] ?? last;
  const outline = smooth
    ? curve(points)
    : points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
  return `${outline}L${Math.round(last.x)} ${Math.round(bottom)}L${Math.round(first.x)} ${Math.round(bottom)}Z`;
}

/** Height of a line at some x. */
export function heightAt(points: readonly Point[], x: number): number {
  const right = points.findIndex((point) => point.x >= x);
  const to = points[Math.max(1, right)] ?? points.at(-1);
  const from = points[Math.max(0, right - 1)];
  if (to === undefined || from === undefined) return 0;
  const share = to.x === from.x ? 0 : (x - from.x) / (to.x - from.x);
  return from.y + (to.y - from.y) * Math.min(1, Math.max(0, share));
}

interface MassifOptions extends RidgeOptions {
  readonly colour: string;
  readonly snow: boolean;
  /** Light comes from the left (-1) or the right (1). */
  readonly sunSide: -1 | 1;
}

/** Mountains with a lit and a shaded side, and snow on what is high. */
export function massif(scene: Scene, options: MassifOptions): Point[] {
  const { canvas, random, palette } = scene;
  const points = ridge(random, canvas.width, options);
  const { colour, base, height, sunSide } = options;
  canvas.add(
    path(
      below(points, canvas.height, false),
      canvas.linear([
        [0, mix(colour, palette.glow, 0.12)],
        [1, mix(colour, palette.tones[2], 0.45)],
      ]),
    ),
  );
  if (options.snow) snowCaps(scene, points, options);
  const shade = darken(colour, 0.45);
  for (const [index, summit] of points.entries()) {
    if (!isSummit(points, index) || summit.y > base - height * 0.3) continue;
    const side: Point[] = [];
    for (let at = index; at >= 0 && at < points.length; at -= sunSide) {
      const point = points[at];
      if (point === undefined || Math.abs(at - index) > 14) break;
      side.push(point);
    }
    const foot = side.at(-1);
    if (foot === undefined) continue;
    const depth = base - summit.y;
    const spine = [0.85, 0.6, 0.38, 0.18].map((share, step) => ({
      x: summit.x - sunSide * depth * (0.02 + 0.12 * share) * (step % 2 === 0 ? 1.3 : -0.15),
      y: summit.y + depth * share,
    }));
    canvas.add(polygon([...side, { x: foot.x, y: base }, ...spine], shade, { opacity: 0.3 }));
  }
  return points;
}

function isSummit(points: readonly Point[], index: number): boolean {
  const y = points[index]?.y ?? 0;
  for (let step = 1; step <= 7; step += 1) {
    if ((points[index - step]?.y ?? y + 1) < y || (points[index + step]?.y ?? y + 1) < y) return false;
  }
  return true;
}

function snowCaps(scene: Scene, points: readonly Point[], { base, height }: MassifOptions): void {
  const { canvas, random, palette } = scene;
  const snowLine = base - height * random.between(0.42, 0.58);
  const fill = mix(lighten(palette.tones[2], 0.6), '#ffffff', scene.motif.look.key === 'night' ? 0 : 0.35);
  let run: Point[] = [];
  const finish = (): void => {
    if (run.length >= 3) {
      const under = run.map((point, index) => ({
        x: point.x,
        y: Math.min(
          snowLine + height * 0.06,
          point.y +
            (snowLine - point.y) * (index % 2 === 0 ? random.between(0.7, 1.15) : random.between(0.15, 0.5)),
        ),
      }));
      canvas.add(polygon([...run, ...under.reverse()], fill, { opacity: 0.92 }));
    }
    run = [];
  };
  for (const point of points) {
    if (point.y < snowLine) run.push(point);
    else finish();
  }
  finish();
}
