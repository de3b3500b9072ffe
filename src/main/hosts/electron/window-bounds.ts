import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

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

/** Where the window goes: as it was left, if a screen is still there; else in the middle, as large as fits. */
export function placeWindow(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  const smallest = { minWidth: SMALLEST.width, minHeight: SMALLEST.height };
  const bounds = state?.bounds;
  if (bounds !== undefined && workAreas.some((area) => reaches(bounds, area))) {
    const width = Math.max(bounds.width, SMALLEST.width);
    return { ...smallest, ...bounds, width, height: Math.max(bounds.height, SMALLEST.height) };
  }
  const [first = { ...USUAL, x: 0, y: 0 }] = workAreas;
  const width = Math.max(SMALLEST.width, Math.min(USUAL.width, first.width));
  return { ...smallest, width, height: Math.max(SMALLEST.height, Math.min(USUAL.height, first.height)) };
}

/** Reads what `keepBounds` wrote; a missing or broken file is no reason for anything. */
export function readWindowState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the place of a window down when it closes: at once, because the app may end with it. */
export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    } catch {
      // A full disk must not keep a window open.
    }
  });
}

function reaches(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y - 1 && bounds.y + REACHABLE.height <= area.y + area.height;
  return top && width >= REACHABLE.width;
}
