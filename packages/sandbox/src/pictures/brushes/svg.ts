/** Radians. */
export const FULL_TURN = Math.PI * 2;
export const QUARTER_TURN = Math.PI / 2;

/** Below this, a drawing is in head widths or the like and is enlarged later: it needs the finer steps. */
const FINE = 4;

/** Rounds to a tenth of a pixel at most: drawings are a thousand units wide. */
export function n(value: number): string {
  return Math.abs(value) < FINE ? n3(value) : String(Math.round(value * 10) / 10);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Stop = readonly [offset: number, colour: string, opacity?: number];

/** Gathers the elements and definitions of one drawing. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** The shorter edge: sizes of things are told in it, so that they fit every format. */
  readonly unit: number;
  add(...elements: readonly string[]): void;
  /** Registers a definition and returns its `url(#…)`. */
  linear(stops: readonly Stop[], from?: Point, to?: Point): string;
  radial(stops: readonly Stop[], centre?: Point, radius?: number): string;
  clip(shape: string): string;
  blur(deviation: number): string;
  svg(): string;
}

export function canvas(width: number, height: number): Canvas {
  const body: string[] = [];
  const definitions = new Map<string, string>();
  const define = (make: (id: string) => string): string => {
    const key = make('');
    const id = definitions.get(key) ?? `d${definitions.size}`;
    definitions.set(key, id);
    return `url(#${id})`;
  };
  const stopsOf = (stops: readonly Stop[]) =>
    stops
      .map(
        ([offset, colour, opacity = 1]) =>
          `<stop offset="${offset}" stop-color="${colour}"${opacity < 1 ? ` stop-opacity="${n3(opacity)}"` : ''}/>`,
      )
      .join('');
  return {
    width,
    height,
    unit: Math.min(width, height),
    add: (...elements) => body.push(...elements),
    linear: (stops, from = { x: 0, y: 0 }, to = { x: 0, y: 1 }) =>
      define(
        (id) =>
          `<linearGradient id="${id}" x1="${n3(from.x)}" y1="${n3(from.y)}" x2="${n3(to.x)}" y2="${n3(to.y)}">${stopsOf(stops)}</linearGradient>`,
      ),
    radial: (stops, centre = { x: 0.5, y: 0.5 }, radius = 0.5) =>
      define(
        (id) =>
          `<radialGradient id="${id}" cx="${n3(centre.x)}" cy="${n3(centre.y)}" r="${n3(radius)}">${stopsOf(stops)}</radialGradient>`,
      ),
    clip: (shape) => define((id) => `<clipPath id="${id}">${shape}</clipPath>`),
    blur: (deviation) =>
      define(
        (id) =>
          `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${n(deviation)}"/></filter>`,
      ),
    svg: () => {
      const defs = [...definitions].map(([key, id]) => key.replace('id=""', `id="${id}"`)).join('');
      return `<defs>${defs}</defs>${body.join('')}`;
    },
  };
}

/** Rounds to a thousandth, for fractions. */
function n3(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

interface Paint {
  readonly opacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly filter?: string;
  readonly clip?: string;
  readonly transform?: string;
}

function attributes(fill: string, paint: Paint): string {
  const { opacity, stroke, strokeWidth, filter, clip, transform } = paint;
  return (
    ` fill="${fill}"` +
    (opacity === undefined || opacity >= 1 ? '' : ` opacity="${n3(opacity)}"`) +
    (stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${n(strokeWidth ?? 1)}" stroke-linecap="round" stroke-linejoin="round"`) +
    (filter === undefined ? '' : ` filter="${filter}"`) +
    (clip === undefined ? '' : ` clip-path="${clip}"`) +
    (transform === undefined ? '' : ` transform="${transform}"`)
  );
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  paint: Paint & { readonly round?: number } = {},
): string {
  const round = paint.round === undefined ? '' : ` rx="${n(paint.round)}"`;
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"${round}${attributes(fill, paint)}/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, paint: Paint = {}): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"${attributes(fill, paint)}/>`;
}

export function ellipse(
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  paint: Paint = {},
): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"${attributes(fill, paint)}/>`;
}

export function path(data: string, fill: string, paint: Paint = {}): string {
  return `<path d="${data}"${attributes(fill, paint)}/>`;
}

export function line(data: string, stroke: string, strokeWidth: number, paint: Paint = {}): string {
  return path(data, 'none', { ...paint, stroke, strokeWidth });
}

export function polygon(points: readonly Point[], fill: string, paint: Paint = {}): string {
  return path(`${polyline(points)}Z`, fill, paint);
}

function polyline(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
}

/** A smooth curve through points (Catmull-Rom as cubic Béziers). */
export function curve(points: readonly Point[]): string {
  const at = (index: number): Point =>
    points[Math.min(points.length - 1, Math.max(0, index))] ?? { x: 0, y: 0 };
  const parts = points.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const c1 = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const c2 = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${n(c1.x)} ${n(c1.y)} ${n(c2.x)} ${n(c2.y)} ${n(to.x)} ${n(to.y)}`;
  });
  const first = at(0);
  return `M${n(first.x)} ${n(first.y)}${parts.join('')}`;
}

/** A closed smooth blob through points. */
export function loop(points: readonly Point[]): string {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 };
  const first = at(0);
  const parts = points.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    return `C${n(from.x + (to.x - before.x) / 6)} ${n(from.y + (to.y - before.y) / 6)} ${n(to.x - (after.x - from.x) / 6)} ${n(to.y - (after.y - from.y) / 6)} ${n(to.x)} ${n(to.y)}`;
  });
  return `M${n(first.x)} ${n(first.y)}${parts.join('')}Z`;
}

export function group(elements: readonly string[], paint: Paint = {}): string {
  return `<g${attributes('', paint).replace(' fill=""', '')}>${elements.join('')}</g>`;
}

/** Moves, turns (degrees) and scales what was drawn around the origin. */
export function placed(
  x: number,
  y: number,
  elements: readonly string[],
  options: {
    readonly turn?: number;
    readonly scale?: number;
    readonly mirror?: boolean;
    readonly opacity?: number;
  } = {},
): string {
  const { turn = 0, scale = 1, mirror = false, opacity } = options;
  const transform = `translate(${n(x)} ${n(y)})${turn === 0 ? '' : ` rotate(${n(turn)})`}${scale === 1 && !mirror ? '' : ` scale(${n3(mirror ? -scale : scale)} ${n3(scale)})`}`;
  return group(elements, opacity === undefined ? { transform } : { transform, opacity });
}
