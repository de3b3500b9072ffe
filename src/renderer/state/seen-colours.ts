import type { AssetId } from '../../shared/model/ids.ts';
import { windowStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Pictures remembered; the oldest go. About 16 signs each. */
const REMEMBERED = 4_000;
const MEMORY = 'seen-colours';
/** Pixels along an edge: enough to tell what a picture has most of. */
const EDGE = 8;
/** While pictures come, the page has better things to do. Milliseconds since the last one. */
const CALM = 500;
/** Pictures waiting to be looked at; of a long ride the last ones count. */
const WAITING = 120;
const ENTRY = /^(\d{1,16}):([0-9a-f]{6})$/;

/** The colour that each picture seen has most of: what its tile shows until the picture is there again. */
export interface SeenColours {
  of(asset: AssetId): string | undefined;
  /** A picture has arrived; it is looked at when the page is calm. */
  see(asset: AssetId, picture: HTMLImageElement): void;
}

export function createSeenColours(page: Window): SeenColours {
  const colours = read(page.localStorage.getItem(MEMORY));
  const waiting = new Map<AssetId, HTMLImageElement>();
  let timer = 0;
  let canvas: CanvasRenderingContext2D | null | undefined;

  const look = (picture: HTMLImageElement): string | null => {
    if (canvas === undefined) {
      const element = page.document.createElement('canvas');
      element.width = EDGE;
      element.height = EDGE;
      canvas = element.getContext('2d', { willReadFrequently: true });
    }
    if (canvas === null || picture.naturalWidth === 0) return null;
    canvas.drawImage(picture, 0, 0, EDGE, EDGE);
    return dominantOf(canvas.getImageData(0, 0, EDGE, EDGE).data);
  };
  const next = () => {
    const [first] = waiting;
    if (first === undefined) return;
    const [asset, picture] = first;
    waiting.delete(asset);
    const colour = look(picture);
    if (colour !== null) {
      colours.set(asset, colour);
      const oldest = colours.keys().next().value;
      if (colours.size > REMEMBERED && oldest !== undefined) colours.delete(oldest);
    }
    timer = page.setTimeout(next);
  };

  page.addEventListener('pagehide', () => {
    // Full or forbidden: then the tiles begin grey next time.
    try {
      page.localStorage.setItem(MEMORY, [...colours].map(([id, hex]) => `${id}:${hex.slice(1)}`).join(' '));
    } catch {
      page.localStorage.removeItem(MEMORY);
    }
  });
  return {
    of: (asset) => colours.get(asset),
    see: (asset, picture) => {
      if (colours.has(asset)) return;
      waiting.set(asset, picture);
      const oldest = waiting.keys().next().value;
      if (waiting.size > WAITING && oldest !== undefined) waiting.delete(oldest);
      page.clearTimeout(timer);
      timer = page.setTimeout(next, CALM);
    },
  };
}

function read(kept: string | null): Map<AssetId, string> {
  const entries = (kept ?? '').split(' ').flatMap((entry) => {
    const [, id, hex] = ENTRY.exec(entry) ?? [];
    return id === undefined || hex === undefined ? [] : [[Number(id) as AssetId, `#${hex}`] as const];
  });
  return new Map(entries);
}

/**
 * The colour that most pixels are near to, as `#rrggbb`, from RGBA bytes. Not the mean of all: half blue and half
 * orange is no grey.
 */
export function dominantOf(pixels: ArrayLike<number>): string {
  const heaps = new Map<number, { count: number; red: number; green: number; blue: number }>();
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    const key = ((red >> 6) << 4) | ((green >> 6) << 2) | (blue >> 6);
    const heap = heaps.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    heaps.set(key, {
      count: heap.count + 1,
      red: heap.red + red,
      green: heap.green + green,
      blue: heap.blue + blue,
    });
  }
  let most = { count: 1, red: 0, green: 0, blue: 0 };
  for (const heap of heaps.values()) if (heap.count >= most.count) most = heap;
  const hex = (sum: number) =>
    Math.round(sum / most.count)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(most.red)}${hex(most.green)}${hex(most.blue)}`;
}

/** Colours of the pictures that were seen. */
export const seenColoursStore = defineStore('seen-colours', { page: windowStore }, ({ page }) =>
  createSeenColours(page),
);
export const useSeenColours = hookOf(seenColoursStore);
