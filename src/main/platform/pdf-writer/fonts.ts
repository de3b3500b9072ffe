import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Parts of Inter by script, the likeliest first; each is a file of its own. */
export const SCRIPTS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const;
export type Script = (typeof SCRIPTS)[number];
export const WEIGHTS = [400, 600] as const;
export type Weight = (typeof WEIGHTS)[number];

export function fontName(script: Script, weight: Weight): string {
  return `inter-${script}-${weight}-normal.woff`;
}

/** Beside the bundles in `fonts`, put there by the build; from source in the package. */
export function readFont(script: Script, weight: Weight): Buffer {
  const name = fontName(script, weight);
  const bundled = ['.', '..']
    .map((up) => join(import.meta.dirname, up, 'fonts', name))
    .find((file) => existsSync(file));
  return readFileSync(bundled ?? join(packageFolder(), 'files', name));
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve('@fontsource/inter/package.json'));
}
