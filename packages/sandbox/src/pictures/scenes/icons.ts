import { darken, luminance, mix } from '../brushes/colour.ts';
import { circle, line, path, placed, rect } from '../brushes/svg.ts';
import type { Painter, Scene } from '../scene.ts';
import { GLYPHS, THEMES } from './glyphs.ts';
import { badges, charts, logo, steps } from './layouts.ts';
import { inksOn } from './ink-contrast.ts';

/** Designed things: icon sets, charts, marks. */
export const icons: Painter = (scene) => {
  const { canvas, palette } = scene;
  canvas.add(rect(0, 0, canvas.width, canvas.height, palette.tones[0]));
  switch (scene.main) {
    case 'steps':
      return steps(scene);
    case 'charts':
      return charts(scene);
    case 'logo':
      return logo(scene);
    case 'badges':
      return badges(scene);
    default:
      iconSet(scene, THEMES[scene.main] ?? []);
  }
};

type Style = 'line' | 'badge' | 'tile' | 'duo';

/** A grid of pictograms in one hand. */
function iconSet(scene: Scene, theme: readonly string[]): void {
  const { canvas, random } = scene;
  const { width, height, unit } = canvas;
  const rows = random.int(3, 5);
  const cell = Math.min(height / (rows + 0.6), unit / 3.4);
  const columns = Math.max(2, Math.floor(width / cell - 0.5));
  const down = Math.max(2, Math.floor(height / cell - 0.5));
  const left = (width - columns * cell) / 2;
  const top = (height - down * cell) / 2;
  const style = random.pick(['line', 'badge', 'tile', 'duo'] as const);
  const inks = inksOn(scene);
  const main = random.pick(inks);
  const shift = random.int(0, theme.length - 1);
  const several = random.chance(0.45);
  for (let i = 0; i < columns * down; i += 1) {
    const name = theme[(i + shift) % theme.length] ?? 'star';
    const glyph = GLYPHS[name];
    if (glyph === undefined) continue;
    const x = left + ((i % columns) + 0.5) * cell;
    const y = top + (Math.floor(i / columns) + 0.5) * cell;
    const ink = several ? (inks[i % inks.length] ?? main) : main;
    canvas.add(placed(x, y, icon(glyph, style, ink, scene.palette.tones[0]), { scale: (cell * 0.76) / 24 }));
  }
}

/** Pictograms are drawn in a box of 24 around the origin. */
function icon(glyph: string, style: Style, ink: string, ground: string): string[] {
  const contrast = luminance(ink) > 0.6 ? darken(ground, luminance(ground) > 0.6 ? 0.75 : 0.15) : '#ffffff';
  switch (style) {
    case 'line':
      return [line(glyph, ink, 1.5)];
    case 'badge':
      return [
        circle(0, 0, 14, ink),
        path(glyph, 'none', { stroke: contrast, strokeWidth: 1.5, transform: 'scale(0.72)' }),
      ];
    case 'tile':
      return [
        rect(-13.5, -13.5, 27, 27, ink, { round: 6 }),
        path('M-13.5 13.5L13.5 -13.5V7.5A6 6 0 0 1 7.5 13.5Z', '#000000', { opacity: 0.07 }),
        path(glyph, 'none', { stroke: contrast, strokeWidth: 1.6, transform: 'scale(0.75)' }),
      ];
    case 'duo':
      return [
        path(glyph, mix(ink, ground, 0.62), { transform: 'translate(1.2 1.2)' }),
        line(glyph, ink, 1.4),
      ];
  }
}
