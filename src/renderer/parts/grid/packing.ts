/** A row of tiles, `top` pixels below the upper edge of its block. All whole pixels. */
export interface Row {
  /** First and last (exclusive) item, counted within the block. */
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
  readonly tiles: readonly Tile[];
}

export interface Tile {
  /** Counted within the block. */
  readonly item: number;
  readonly left: number;
  readonly width: number;
}

/** The rows of one page of results. */
export interface Block {
  readonly rows: readonly Row[];
  readonly height: number;
}

export interface Geometry {
  readonly width: number;
  /** Row height to aim at. */
  readonly target: number;
  /** Between the tiles of a row, and between rows: these may have titles between them. */
  readonly gap: number;
  readonly rowGap: number;
}

/** A row may come out this much higher than the target; what can't fill its row within that is left ragged. */
export const MAX_STRETCH = 1.5;
/** Rows flatter than this part of the target are not tried, unless one tile alone is as wide as that. */
const MAX_SQUEEZE = 0.5;
/** Dearer than any row that fills its width. */
const RAGGED = 10;

/**
 * Justified rows of one page. Every page is packed on its own, so that pages can come and go in any order and at
 * any depth without moving another one: the breaks are those whose row heights together come closest to the
 * target, and the last row of the page fills its width like the others. Only the very last page of a search
 * ends in a ragged row.
 */
export function packBlock(aspects: readonly number[], geometry: Geometry, last: boolean): Block {
  const ends = breaks(aspects, geometry, last);
  const rows: Row[] = [];
  let top = 0;
  let start = 0;
  for (const end of ends) {
    const row = place(aspects, { start, end, top }, geometry);
    rows.push(row);
    top += row.height + geometry.rowGap;
    start = end;
  }
  return { rows, height: Math.max(0, top - geometry.rowGap) };
}

/** Where each row ends, by the cheapest way through all possible breaks. */
function breaks(
  aspects: readonly number[],
  { width, target, gap }: Geometry,
  last: boolean,
): readonly number[] {
  const count = aspects.length;
  const cost = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count + 1);
  cost[0] = 0;
  for (let start = 0; start < count; start++) {
    const before = cost[start] ?? 0;
    let sum = 0;
    for (let end = start + 1; end <= count; end++) {
      sum += aspects[end - 1] ?? 1;
      const height = (width - gap * (end - start - 1)) / sum;
      if (height < target * MAX_SQUEEZE && end - start > 1) break;
      const price = before + priceOf(height / target, last && end === count);
      if (price < (cost[end] ?? 0)) {
        cost[end] = price;
        from[end] = start;
      }
    }
  }
  const ends: number[] = [];
  for (let end = count; end > 0; end = from[end] ?? 0) ends.unshift(end);
  return ends;
}

/** By how far a row misses the target, twice as high counting like half as high. */
function priceOf(stretch: number, final: boolean): number {
  if (stretch > MAX_STRETCH) return final ? 0 : RAGGED + stretch;
  return Math.log(stretch) ** 2;
}

function place(
  aspects: readonly number[],
  { start, end, top }: { readonly start: number; readonly end: number; readonly top: number },
  { width, target, gap }: Geometry,
): Row {
  let sum = 0;
  for (let item = start; item < end; item++) sum += aspects[item] ?? 1;
  const exact = (width - gap * (end - start - 1)) / sum;
  const filled = exact <= target * MAX_STRETCH;
  const scale = filled ? exact : target;
  const tiles: Tile[] = [];
  let edge = 0;
  for (let item = start; item < end; item++) {
    const left = Math.round(edge);
    edge += (aspects[item] ?? 1) * scale;
    const right = filled && item === end - 1 ? width : Math.round(edge);
    tiles.push({ item, left, width: Math.max(1, right - left) });
    edge += gap;
  }
  return { start, end, top, height: Math.max(1, Math.round(scale)), tiles };
}
