import type { Random } from '../../catalogue/index.ts';
import { darken, lighten } from './colour.ts';
import { FULL_TURN, circle, line, loop, n, path } from './svg.ts';

/** A pine that is lower than this gets fewer boughs. */
const SMALL_PINE = 90;

/** A conifer standing on (x, y), as one path of layered boughs. */
export function pine(random: Random, x: number, y: number, height: number): string {
  const width = height * random.between(0.2, 0.3);
  const tiers = height < SMALL_PINE ? 3 : 5;
  let left = '';
  let right = '';
  for (let tier = 0; tier < tiers; tier += 1) {
    const top = y - height + (height * 0.9 * tier) / tiers;
    const bottom = y - height + (height * 0.9 * (tier + 1.15)) / tiers;
    const half = width * ((tier + 1) / tiers) * random.between(0.85, 1.1);
    right += `L${n(x + half * 0.38)} ${n(top + (bottom - top) * 0.35)}L${n(x + half)} ${n(bottom)}L${n(x + half * 0.35)} ${n(bottom - height * 0.025)}`;
    left = `L${n(x - half * 0.35)} ${n(bottom - height * 0.025)}L${n(x - half)} ${n(bottom)}L${n(x - half * 0.38)} ${n(top + (bottom - top) * 0.35)}${left}`;
  }
  return `M${n(x)} ${n(y - height)}${right}L${n(x + height * 0.02)} ${n(y)}L${n(x - height * 0.02)} ${n(y)}${left}Z`;
}

/** A row of conifers along a line of ground. */
export function pineRow(
  random: Random,
  count: number,
  place: (share: number) => { x: number; y: number },
  height: number,
): string {
  let data = '';
  for (let i = 0; i < count; i += 1) {
    const { x, y } = place((i + random.between(0.1, 0.9)) / count);
    data += pine(random, x, y, height * random.between(0.55, 1.1));
  }
  return data;
}

interface LeafyOptions {
  readonly trunk: string;
  readonly leaves: string;
  readonly bare?: boolean;
}

/** A broad tree standing on (x, y). */
export function leafyTree(
  random: Random,
  x: number,
  y: number,
  height: number,
  { trunk, leaves, bare = false }: LeafyOptions,
): string[] {
  const parts = [
    path(branches(random, x, y, height), 'none', { stroke: trunk, strokeWidth: height * 0.035 }),
  ];
  parts.push(
    path(
      `M${n(x - height * 0.035)} ${n(y)}Q${n(x - height * 0.015)} ${n(y - height * 0.2)} ${n(x - height * 0.012)} ${n(y - height * 0.5)}L${n(x + height * 0.012)} ${n(y - height * 0.5)}Q${n(x + height * 0.02)} ${n(y - height * 0.2)} ${n(x + height * 0.045)} ${n(y)}Z`,
      trunk,
    ),
  );
  if (bare) return parts;
  const crown = { x, y: y - height * 0.64 };
  for (const [shade, lift] of [
    [darken(leaves, 0.28), 0.06],
    [leaves, 0],
    [lighten(leaves, 0.2), -0.07],
  ] as const) {
    const blobs = lift < 0 ? 8 : 13;
    for (let i = 0; i < blobs; i += 1) {
      const angle = random.between(0, FULL_TURN);
      const reach = Math.sqrt(random.next()) * height * (lift < 0 ? 0.2 : 0.29);
      parts.push(
        circle(
          crown.x + Math.cos(angle) * reach * 1.15 - lift * height * -0.5,
          crown.y + Math.sin(angle) * reach * 0.8 + lift * height,
          height * random.between(0.06, 0.12),
          shade,
          { opacity: 0.92 },
        ),
      );
    }
  }
  return parts;
}

function branches(random: Random, x: number, y: number, height: number): string {
  let data = '';
  for (let i = 0; i < 7; i += 1) {
    const start = y - height * random.between(0.32, 0.5);
    const dx = random.between(-0.3, 0.3) * height;
    data += `M${n(x)} ${n(start)}Q${n(x + dx * 0.4)} ${n(start - height * 0.12)} ${n(x + dx)} ${n(start - height * random.between(0.18, 0.34))}`;
  }
  return data;
}

/** A coconut palm with its foot at (x, y). */
export function palm(
  random: Random,
  x: number,
  y: number,
  height: number,
  colours: { readonly trunk: string; readonly leaves: string },
): string[] {
  const lean = random.between(-0.35, 0.35) * height;
  const top = { x: x + lean, y: y - height };
  const width = height * 0.035;
  const trunk = `M${n(x - width)} ${n(y)}Q${n(x + lean * 0.15 - width)} ${n(y - height * 0.6)} ${n(top.x - width * 0.45)} ${n(top.y)}L${n(top.x + width * 0.45)} ${n(top.y)}Q${n(x + lean * 0.15 + width)} ${n(y - height * 0.6)} ${n(x + width * 1.3)} ${n(y)}Z`;
  const parts = [path(trunk, colours.trunk)];
  for (let i = 0; i < 9; i += 1) {
    const angle = (i / 9) * FULL_TURN + random.between(-0.2, 0.2);
    const reach = height * random.between(0.34, 0.46);
    const tip = {
      x: top.x + Math.cos(angle) * reach,
      y: top.y + Math.sin(angle) * reach * 0.45 + reach * 0.28,
    };
    const rise = {
      x: top.x + Math.cos(angle) * reach * 0.5,
      y: top.y + Math.sin(angle) * reach * 0.3 - reach * 0.3,
    };
    const shade =
      i % 3 === 0
        ? darken(colours.leaves, 0.25)
        : i % 3 === 1
          ? colours.leaves
          : lighten(colours.leaves, 0.14);
    parts.push(
      path(
        `M${n(top.x)} ${n(top.y)}Q${n(rise.x)} ${n(rise.y)} ${n(tip.x)} ${n(tip.y)}Q${n(rise.x + (top.x - rise.x) * 0.1)} ${n(rise.y + reach * 0.24)} ${n(top.x)} ${n(top.y)}Z`,
        shade,
      ),
    );
    parts.push(line(fringe(top, rise, tip, reach), shade, height * 0.006));
  }
  for (const dx of [-0.02, 0.015, 0])
    parts.push(
      circle(top.x + dx * height, top.y + height * 0.025, height * 0.018, darken(colours.trunk, 0.3)),
    );
  return parts;
}

/** Leaflets that hang from a palm frond. */
function fringe(
  from: { x: number; y: number },
  rise: { x: number; y: number },
  tip: { x: number; y: number },
  reach: number,
): string {
  let data = '';
  for (let share = 0.2; share <= 1; share += 0.08) {
    const a = 1 - share;
    const x = a * a * from.x + 2 * a * share * rise.x + share * share * tip.x;
    const y = a * a * from.y + 2 * a * share * rise.y + share * share * tip.y;
    data += `M${n(x)} ${n(y)}l${n((x - from.x) * 0.06)} ${n(reach * 0.22)}`;
  }
  return data;
}

/** Blades of grass along the ground, as one stroke path. */
export function grass(
  random: Random,
  count: number,
  span: { readonly from: number; readonly to: number },
  ground: (x: number) => number,
  height: number,
): string {
  let data = '';
  for (let i = 0; i < count; i += 1) {
    const x = random.between(span.from, span.to);
    const y = ground(x);
    const lean = random.between(-0.5, 0.5) * height;
    const tall = height * random.between(0.4, 1);
    data += `M${n(x)} ${n(y)}q${n(lean * 0.2)} ${n(-tall * 0.6)} ${n(lean)} ${n(-tall)}`;
  }
  return data;
}

/** A round bush or boulder. */
export function bush(random: Random, x: number, y: number, size: number, colour: string): string {
  const points = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * FULL_TURN;
    const reach = size * random.between(0.8, 1.1);
    return { x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach * 0.6 };
  });
  return path(loop(points), colour);
}
