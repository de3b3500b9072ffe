import { setImmediate } from 'node:timers/promises';
import type { AssetId } from '../../shared/model/ids.ts';
import { COLOUR_BYTES, EDGE_BYTES } from './inspect/print-layout.ts';

/** Bytes of a look: the edges and the colours of a print. */
const LOOK_BYTES = EDGE_BYTES + COLOUR_BYTES;
/** Words of 32 bits that hold the edges of a look. */
const WORDS = EDGE_BYTES / 4;
/** What strangers differ in on average: half of all edges, and so many levels of colour. */
const EDGES_APART = EDGE_BYTES * 4;
const COLOURS_APART = 96;
/** Looks that are ranked before others get their turn: about a millisecond. */
const SLICE = 8_000;
const FIRST_CAPACITY = 1_024;

/** An asset and how much it looks like what was asked for, up to 1. */
export interface Ranked {
  readonly assetId: AssetId;
  readonly likeness: number;
}

/**
 * How pictures look, as columns of numbers: a hundred thousand are nine megabytes. Unlike `likeness`, which tells whether
 * two files are one picture, this tells how near any two pictures are.
 */
export class LookIndex {
  readonly #places = new Map<AssetId, number>();
  #ids = new Float64Array(FIRST_CAPACITY);
  #edges = new Uint32Array(FIRST_CAPACITY * WORDS);
  #colours = new Uint8Array(FIRST_CAPACITY * COLOUR_BYTES);

  get size(): number {
    return this.#places.size;
  }

  has(asset: AssetId): boolean {
    return this.#places.has(asset);
  }

  /** The look in the bits of a print. */
  static bitsOf(print: Uint8Array): Uint8Array {
    return print.slice(0, LOOK_BYTES);
  }

  /** What was put for an asset; `null` for one that was not. */
  bitsFor(asset: AssetId): Uint8Array | null {
    const place = this.#places.get(asset);
    if (place === undefined) return null;
    const bits = new Uint8Array(LOOK_BYTES);
    bits.set(new Uint8Array(this.#edges.slice(place * WORDS, (place + 1) * WORDS).buffer));
    bits.set(this.#colours.subarray(place * COLOUR_BYTES, (place + 1) * COLOUR_BYTES), EDGE_BYTES);
    return bits;
  }

  /** Bits of another length are none, and are passed over. */
  put(asset: AssetId, bits: Uint8Array): void {
    if (bits.length !== LOOK_BYTES) return;
    const place = this.#places.get(asset) ?? this.size;
    if (place === this.#ids.length) this.#grow();
    this.#places.set(asset, place);
    this.#ids[place] = asset;
    this.#edges.set(wordsOf(bits), place * WORDS);
    this.#colours.set(bits.subarray(EDGE_BYTES, EDGE_BYTES + COLOUR_BYTES), place * COLOUR_BYTES);
  }

  /** The `most` assets that look most like these bits, the nearest first. Lets others have their turn meanwhile. */
  async rank(bits: Uint8Array, most: number): Promise<readonly Ranked[]> {
    const edges = wordsOf(bits);
    const colours = bits.subarray(EDGE_BYTES, EDGE_BYTES + COLOUR_BYTES);
    const scores = new Float32Array(this.size);
    for (let from = 0; from < scores.length; from += SLICE) {
      const end = Math.min(from + SLICE, scores.length);
      for (let place = from; place < end; place += 1) scores[place] = this.#near(place, edges, colours);
      if (end < scores.length) await setImmediate();
    }
    return top(scores, most).map((place) => ({
      assetId: this.#ids[place] as AssetId,
      likeness: scores[place] ?? 0,
    }));
  }

  /** How near two assets look, up to 1; `null` where one of them was not looked at. */
  between(one: AssetId, other: AssetId): number | null {
    const [at, against] = [this.#places.get(one), this.#places.get(other)];
    if (at === undefined || against === undefined) return null;
    const edges = this.#edges.subarray(against * WORDS, (against + 1) * WORDS);
    const colours = this.#colours.subarray(against * COLOUR_BYTES, (against + 1) * COLOUR_BYTES);
    return this.#near(at, edges, colours);
  }

  #near(place: number, edges: Uint32Array, colours: Uint8Array): number {
    let differing = 0;
    for (let word = 0, at = place * WORDS; word < WORDS; word += 1, at += 1) {
      differing += ones((this.#edges[at] ?? 0) ^ (edges[word] ?? 0));
    }
    let levels = 0;
    for (let byte = 0, at = place * COLOUR_BYTES; byte < COLOUR_BYTES; byte += 1, at += 1) {
      levels += Math.abs((this.#colours[at] ?? 0) - (colours[byte] ?? 0));
    }
    return 1 - differing / EDGES_APART / 2 - levels / COLOUR_BYTES / COLOURS_APART / 2;
  }

  #grow(): void {
    const capacity = this.#ids.length * 2;
    const ids = new Float64Array(capacity);
    ids.set(this.#ids);
    const edges = new Uint32Array(capacity * WORDS);
    edges.set(this.#edges);
    const colours = new Uint8Array(capacity * COLOUR_BYTES);
    colours.set(this.#colours);
    [this.#ids, this.#edges, this.#colours] = [ids, edges, colours];
  }
}

function wordsOf(bits: Uint8Array): Uint32Array {
  // A copy: bytes of a larger buffer may begin at any place.
  return new Uint32Array(bits.slice(0, EDGE_BYTES).buffer);
}

/** Ones of 32 bits (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x5555_5555);
  left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Steps that scores are sorted into before the best of them are. */
const STEPS = 1_000;

/** Places of the highest scores, the highest first. */
function top(scores: Float32Array, most: number): readonly number[] {
  const stepOf = (score: number) => Math.max(0, Math.floor(score * STEPS));
  const counts = new Uint32Array(STEPS + 1);
  for (const score of scores) counts[stepOf(score)] = (counts[stepOf(score)] ?? 0) + 1;
  let least = STEPS;
  for (let found = counts[STEPS] ?? 0; found < most && least > 0; found += counts[least] ?? 0) least -= 1;
  const kept: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    if (stepOf(scores[place] ?? 0) >= least) kept.push(place);
  }
  return kept.toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0)).slice(0, most);
}
