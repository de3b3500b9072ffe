import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle, Size } from 'electron';
import { z } from 'zod';
import { overlooked } from '../../platform/failures/index.ts';

const SMALLEST = { width: 800, height: 560 } as const;
const USUAL = { width: 1440, height: 900 } as const;
/** So much of the title bar must be on a screen for a hand to reach it. */
const REACHABLE = { width: 120, height: 40 } as const;

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
});
type WindowState = z.infer<typeof stateSchema>;

export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly x?: number;
  readonly y?: number;
}

/**
 * Where the window goes, in points of the desktop: as it was left where a screen still shows its title bar, moved and
 * shrunk so that all of it is on screens; else in the middle of the first screen, as large as fits.
 */
export function placeWindow(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  const bounds = state?.bounds;
  const shown = bounds === undefined ? [] : workAreas.filter((area) => reaches(bounds, area));
  const [area] = shown.toSorted((a, b) => overlap(b, bounds) - overlap(a, bounds));
  if (bounds === undefined || area === undefined) {
    const [first = { ...USUAL, x: 0, y: 0 }] = workAreas;
    return sized(USUAL, first);
  }
  // A window across two screens stays there: its buttons are on one of them.
  const seen = workAreas.reduce((sum, one) => sum + overlap(one, bounds), 0);
  const large = bounds.width >= SMALLEST.width && bounds.height >= SMALLEST.height;
  if (large && seen === bounds.width * bounds.height) return { ...sized(bounds, bounds), ...bounds };
  const place = sized(bounds, area);
  return {
    ...place,
    x: within(bounds.x, area.x, area.x + area.width - place.width),
    y: within(bounds.y, area.y, area.y + area.height - place.height),
  };
}

/** No smaller than the page can be used, and no larger than the screen, which may be smaller still. */
function sized(wanted: Size, area: Size): Placement {
  const minWidth = Math.min(SMALLEST.width, area.width);
  const minHeight = Math.min(SMALLEST.height, area.height);
  return {
    minWidth,
    minHeight,
    width: within(wanted.width, minWidth, area.width),
    height: within(wanted.height, minHeight, area.height),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Reads what `keepBounds` wrote; a missing or broken file is no reason for anything. */
export function readWindowState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return overlooked('electron.window-state', null)(error);
  }
}

/** Writes the place of a window down when it closes: at once, because the app may end with it. */
export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    } catch (error) {
      // A full disk must not keep a window open.
      overlooked('electron.window-state')(error);
    }
  });
}

function reaches(bounds: Rectangle, area: Rectangle): boolean {
  const top = bounds.y >= area.y - 1 && bounds.y + REACHABLE.height <= area.y + area.height;
  return top && shared(bounds.x, bounds.width, area.x, area.width) >= REACHABLE.width;
}

/** Points that two rectangles have in common. */
function overlap(one: Rectangle, other: Rectangle | undefined): number {
  if (other === undefined) return 0;
  return shared(one.x, one.width, other.x, other.width) * shared(one.y, one.height, other.y, other.height);
}

function shared(a: number, lengthA: number, b: number, lengthB: number): number {
  return Math.max(0, Math.min(a + lengthA, b + lengthB) - Math.max(a, b));
}
