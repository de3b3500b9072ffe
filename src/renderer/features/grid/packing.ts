/** One row of tiles: results `start` to `end` (exclusive), at `top`, `height` pixels high. All whole pixels. */
export interface Row {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
}

export interface Tile {
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

export interface PackingOptions {
  readonly width: number;
  /** Row height to aim at. */
  readonly target: number;
  readonly gap: number;
}

/** A row may come out this much higher than the target before it takes one tile more than looks best. */
export const MAX_STRETCH = 1.5;

/**
 * Justified rows, packed greedily: every row fills the width, tiles keep their aspect ratio, and each row
 * breaks where its height comes closest to the target. Linear, and append-only: rows that are there never
 * change when more results arrive, so that nothing on the screen ever jumps.
 */
export class Packing {
  readonly options: PackingOptions;
  readonly rows: Row[] = [];
  readonly #aspects: number[] = [];
  #complete = false;

  constructor(options: PackingOptions) {
    this.options = options;
  }

  /** Results in finished rows. The rest waits for the results that fill its row. */
  get packed(): number {
    return this.rows.at(-1)?.end ?? 0;
  }

  get height(): number {
    const last = this.rows.at(-1);
    return last === undefined ? 0 : last.top + last.height;
  }

  /** Takes the aspect ratios of results from where it stopped, up to `count`. Asking twice changes nothing. */
  extend(aspect: (index: number) => number, count: number): void {
    if (this.#complete) return;
    for (let index = this.#aspects.length; index < count; index++) this.#aspects.push(aspect(index));
    for (let end = this.#rowEnd(); end !== null; end = this.#rowEnd()) this.#close(end, null);
  }

  /** There are no more results: what is left becomes the last row, left ragged at the target height. */
  complete(): void {
    if (this.#complete) return;
    this.#complete = true;
    if (this.packed < this.#aspects.length) this.#close(this.#aspects.length, this.options.target);
  }

  /** Where the tiles of a row stand. */
  tiles(row: Row): readonly Tile[] {
    const { gap, width } = this.options;
    const exact = this.#heightOf(row.start, row.end);
    const filled = exact <= row.height + 1;
    const scale = filled ? exact : row.height;
    const tiles: Tile[] = [];
    let edge = 0;
    for (let index = row.start; index < row.end; index++) {
      const left = Math.round(edge);
      edge += (this.#aspects[index] ?? 1) * scale;
      const right = filled && index === row.end - 1 ? width : Math.round(edge);
      tiles.push({ index, left, width: Math.max(1, right - left) });
      edge += gap;
    }
    return tiles;
  }

  /** The row that holds a result, by halving. */
  rowOf(index: number): number {
    let low = 0;
    let high = this.rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle]?.end ?? 0) > index) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first row whose lower edge is below `y`. */
  rowAt(y: number): number {
    let low = 0;
    let high = this.rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.rows[middle];
      if (row !== undefined && row.top + row.height > y) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low);
  }

  /** Where the next row ends, or `null` while its results are not all here. */
  #rowEnd(): number | null {
    const { target } = this.options;
    const start = this.packed;
    let sum = 0;
    for (let end = start + 1; end <= this.#aspects.length; end++) {
      sum += this.#aspects[end - 1] ?? 1;
      const height = this.#justified(sum, end - start);
      if (height > target) continue;
      if (end - start === 1) return end;
      const before = this.#justified(sum - (this.#aspects[end - 1] ?? 1), end - start - 1);
      const fewerLooksBetter = before / target < target / height && before <= target * MAX_STRETCH;
      return fewerLooksBetter ? end - 1 : end;
    }
    return null;
  }

  #close(end: number, limit: number | null): void {
    const exact = this.#heightOf(this.packed, end);
    const height = Math.max(1, Math.round(limit === null ? exact : Math.min(limit, exact)));
    const top = this.rows.length === 0 ? 0 : this.height + this.options.gap;
    this.rows.push({ start: this.packed, end, top, height });
  }

  #heightOf(start: number, end: number): number {
    let sum = 0;
    for (let index = start; index < end; index++) sum += this.#aspects[index] ?? 1;
    return this.#justified(sum, end - start);
  }

  /** Height at which tiles with this sum of aspect ratios fill the width. */
  #justified(sum: number, tiles: number): number {
    return (this.options.width - this.options.gap * (tiles - 1)) / sum;
  }
}
