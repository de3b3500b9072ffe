import { COLOUR_BYTES, EDGE_BYTES, PRINT_BYTES } from './inspect/print-layout.ts';
import type { Print } from './inspect/report.ts';

/**
 * What two looks must agree in to count as one picture: all of it. Measured, see docs/layouts.md: copies that were
 * encoded or resized anew keep well inside, pictures of different assets well outside.
 */
const ALIKE = {
  /** Of width by height, as a part of it. */
  aspect: 0.03,
  /** Bits of 256 that may differ. */
  edges: 48,
  /** Mean difference of the 48 colour values, levels of 255. */
  colours: 40,
  /** Correlation of the light of all fields. */
  light: 0.965,
  /** The same of what stands on white, which alone makes pictures agree: icons of one set, most of all. */
  onPaper: 0.985,
  /** White fields that make a paper, as a part of all. */
  paper: 0.33,
} as const;

/** How much the light of two pictures agrees, up to 1; `null` for pictures that are not one. */
export function likeness(one: Print, other: Print): number | null {
  const aspect = (one.width * other.height) / (one.height * other.width);
  if (Math.abs(aspect - 1) > ALIKE.aspect) return null;
  if (edgesApart(one.bits, other.bits) > ALIKE.edges) return null;
  if (coloursApart(one.bits, other.bits) > ALIKE.colours) return null;
  const light = correlation(one.bits, other.bits);
  const isOnPaper = light < ALIKE.onPaper && paperOf(one.bits) >= ALIKE.paper;
  return light < ALIKE.light || isOnPaper ? null : light;
}

/** Where fields of light begin. */
const LIGHT_AT = EDGE_BYTES + COLOUR_BYTES;
/** Levels of 255 that count as white. */
const WHITE = 248;

/** How much of a picture is white. */
function paperOf(bits: Uint8Array): number {
  let white = 0;
  for (let at = LIGHT_AT; at < PRINT_BYTES; at += 1) if ((bits[at] ?? 0) >= WHITE) white += 1;
  return white / (PRINT_BYTES - LIGHT_AT);
}

/** Ones in a byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Stops counting once there are too many: nearly every picture is unlike nearly every other. */
function edgesApart(one: Uint8Array, other: Uint8Array): number {
  let apart = 0;
  for (let at = 0; at < EDGE_BYTES && apart <= ALIKE.edges; at += 1) {
    apart += ONES[(one[at] ?? 0) ^ (other[at] ?? 0)] ?? 0;
  }
  return apart;
}

function coloursApart(one: Uint8Array, other: Uint8Array): number {
  let apart = 0;
  for (let at = EDGE_BYTES; at < EDGE_BYTES + COLOUR_BYTES; at += 1) {
    apart += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  }
  return apart / COLOUR_BYTES;
}

function correlation(one: Uint8Array, other: Uint8Array): number {
  const count = PRINT_BYTES - LIGHT_AT;
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let at = LIGHT_AT; at < PRINT_BYTES; at += 1) {
    const a = one[at] ?? 0;
    const b = other[at] ?? 0;
    sumA += a;
    sumB += b;
    squareA += a * a;
    squareB += b * b;
    product += a * b;
  }
  const spread = Math.sqrt((squareA - sumA ** 2 / count) * (squareB - sumB ** 2 / count));
  return spread === 0 ? 0 : (product - (sumA * sumB) / count) / spread;
}
