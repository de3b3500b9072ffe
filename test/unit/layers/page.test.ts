import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = tempFolderPerTest();

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What the rules of the product say of the files in the test's folder: file and rule. */
function violations(): readonly string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      path.join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      'src',
    ],
    { cwd: folder.path, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
}

/** Writes modules, each with its imports. */
function plant(modules: readonly (readonly [file: string, ...imports: readonly string[]])[]): void {
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(folder.path, 'tsconfig.base.json'));
  for (const [file, ...imports] of modules) {
    const full = path.join(folder.path, 'src/renderer', file);
    mkdirSync(path.dirname(full), { recursive: true });
    const lines = imports.map((target, at) => `export * as it${at} from '${target}';\n`);
    writeFileSync(full, `${lines.join('')}export const x = 1;\n`);
  }
}

/** One file of each layer that imports nothing. */
const LAYERS = [
  ['ui/a.ts'],
  ['bridge/a.ts'],
  ['state/a.ts'],
  ['parts/a.ts'],
  ['features/one/a.ts'],
  ['features/two/a.ts'],
  ['shell/a.ts'],
] as const;

/** What each layer may import. */
const ALLOWED = [
  ['state/b.ts', '../ui/a.ts', '../bridge/a.ts', './a.ts'],
  ['parts/b.ts', '../ui/a.ts', '../bridge/a.ts', '../state/a.ts'],
  [
    'features/one/b.ts',
    '../../ui/a.ts',
    '../../bridge/a.ts',
    '../../state/a.ts',
    '../../parts/a.ts',
    './a.ts',
  ],
  ['shell/b.ts', '../ui/a.ts', '../bridge/a.ts', '../state/a.ts', '../parts/a.ts'],
  ['main.tsx', './shell/a.ts', './state/a.ts', './bridge/a.ts'],
] as const;

/** One forbidden import each: the file, what it imports, and the rule that must refuse it. */
const FORBIDDEN = [
  ['ui/c.ts', '../bridge/a.ts', 'page-ui-stands-alone'],
  ['ui/d.ts', '../state/a.ts', 'page-ui-stands-alone'],
  ['ui/e.ts', '../features/one/a.ts', 'page-ui-stands-alone'],
  ['bridge/c.ts', '../ui/a.ts', 'page-bridge-stands-alone'],
  ['bridge/d.ts', '../state/a.ts', 'page-bridge-stands-alone'],
  ['state/c.ts', '../parts/a.ts', 'page-state-below-features'],
  ['state/d.ts', '../features/one/a.ts', 'page-state-below-features'],
  ['state/e.ts', '../shell/a.ts', 'page-state-below-features'],
  ['parts/c.ts', '../features/one/a.ts', 'page-parts-below-features'],
  ['parts/d.ts', '../shell/a.ts', 'page-parts-below-features'],
  ['features/one/c.ts', '../two/a.ts', 'page-features-apart'],
  ['features/one/d.ts', '../../shell/a.ts', 'page-features-apart'],
  ['shell/c.ts', '../features/one/a.ts', 'page-shell-knows-no-feature'],
] as const;

test('a layer may import those below it, and no other', () => {
  plant([...LAYERS, ...ALLOWED, ...FORBIDDEN.map(([file, target]) => [file, target] as const)]);
  const found = violations().filter((violation) => !violation.endsWith('page-no-folder-cycles'));
  expect(found.toSorted()).toEqual(
    FORBIDDEN.map(([file, , rule]) => `src/renderer/${file} ${rule}`).toSorted(),
  );
});

test('two folders may not need each other, even where no two files do', () => {
  plant([
    ['parts/one/a.ts', '../two/a.ts'],
    ['parts/one/b.ts'],
    ['parts/two/a.ts'],
    ['parts/two/b.ts', '../one/b.ts'],
  ]);
  expect(violations()).toEqual([
    'src/renderer/parts/one page-no-folder-cycles',
    'src/renderer/parts/two page-no-folder-cycles',
  ]);
});
