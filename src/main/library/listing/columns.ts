import { setImmediate } from 'node:timers/promises';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';

/** What a record is filtered by. */
export interface RecordNumbers {
  readonly added: number;
  readonly bits: number;
  readonly project: number;
}

interface Row extends RecordNumbers {
  readonly id: AssetId;
}

/** Rows read before others get their turn: some milliseconds. */
const SLICE = 1_500;
const FIRST_CAPACITY = 1_024;

export const LOAD_SQL = `
  SELECT asset_id AS id, added_at AS added, bits, project_id AS project FROM library_record
  WHERE (added_at, asset_id) > (?, ?) ORDER BY added_at, asset_id LIMIT ?`;

/**
 * All records as columns of numbers, in the order they came: a hundred thousand are three megabytes, and any
 * filter is one pass over them. Read when first asked for, then kept up to date. A place whose ID is 0 is empty.
 */
export class Columns {
  readonly #store: Store;
  readonly #places = new Map<number, number>();
  #ids = new Float64Array(FIRST_CAPACITY);
  #added = new Float64Array(FIRST_CAPACITY);
  #bits = new Int32Array(FIRST_CAPACITY);
  #projects = new Int32Array(FIRST_CAPACITY);
  #length = 0;
  #loaded: 'no' | 'yes' = 'no';
  #loading: Promise<void> | null = null;
  /** What changed while the rest was being read. */
  #late: { readonly id: AssetId; readonly numbers: RecordNumbers | null }[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** Places in use, empty ones included. */
  get length(): number {
    return this.#length;
  }
  get size(): number {
    return this.#places.size;
  }
  get ids(): Float64Array {
    return this.#ids;
  }
  get added(): Float64Array {
    return this.#added;
  }
  get bits(): Int32Array {
    return this.#bits;
  }
  get projects(): Int32Array {
    return this.#projects;
  }

  placeOf(id: AssetId): number | null {
    return this.#places.get(id) ?? null;
  }

  /** Reads what is not read yet. */
  async ready(): Promise<void> {
    if (this.#loaded === 'yes') return;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    await this.#loading;
  }

  put(id: AssetId, numbers: RecordNumbers | null): void {
    if (this.#loading !== null) this.#late.push({ id, numbers });
    else if (this.#loaded === 'yes') this.#apply(id, numbers);
  }

  async #load(): Promise<void> {
    this.#places.clear();
    this.#length = 0;
    this.#late = [];
    let last: Pick<Row, 'added' | 'id'> = { added: Number.MIN_SAFE_INTEGER, id: 0 as AssetId };
    for (;;) {
      const rows: Row[] = this.#store.all<Row>(LOAD_SQL, last.added, last.id, SLICE);
      for (const row of rows) this.#append(row.id, row);
      last = rows.at(-1) ?? last;
      if (rows.length < SLICE) break;
      await setImmediate();
    }
    this.#loaded = 'yes';
    for (const { id, numbers } of this.#late) this.#apply(id, numbers);
    this.#late = [];
  }

  #apply(id: AssetId, numbers: RecordNumbers | null): void {
    const place = this.#places.get(id);
    if (place !== undefined && numbers !== null && this.#added[place] === numbers.added) {
      this.#bits[place] = numbers.bits;
      this.#projects[place] = numbers.project;
      return;
    }
    if (place !== undefined) {
      this.#places.delete(id);
      this.#ids[place] = 0;
    }
    if (numbers === null) return;
    const end = this.#length - 1;
    const before = end < 0 ? Number.NEGATIVE_INFINITY : (this.#added[end] ?? 0);
    // One that is older than the latest has no place in the order: everything is read again, the next time.
    const fits = before < numbers.added && this.#length < 2 * this.size + FIRST_CAPACITY;
    if (fits) this.#append(id, numbers);
    else this.#loaded = 'no';
  }

  #append(id: AssetId, { added, bits, project }: RecordNumbers): void {
    if (this.#length === this.#ids.length) this.#grow();
    const place = this.#length;
    this.#ids[place] = id;
    this.#added[place] = added;
    this.#bits[place] = bits;
    this.#projects[place] = project;
    this.#places.set(id, place);
    this.#length = place + 1;
  }

  #grow(): void {
    const capacity = this.#ids.length * 2;
    const wider = <Column extends Float64Array | Int32Array>(to: Column, from: Column): Column => {
      to.set(from);
      return to;
    };
    this.#ids = wider(new Float64Array(capacity), this.#ids);
    this.#added = wider(new Float64Array(capacity), this.#added);
    this.#bits = wider(new Int32Array(capacity), this.#bits);
    this.#projects = wider(new Int32Array(capacity), this.#projects);
  }
}
