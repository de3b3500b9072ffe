import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = tempFolderPerTest();

/** A line each, and whether the rule of `src/main` refuses it. */
const LINES: readonly (readonly [line: string, isRefused: boolean])[] = [
  ['await work().catch(() => {});', true],
  ['await work().catch(() => null);', true],
  ['await work().catch(async () => work());', true],
  ['await work().catch((_error: unknown) => null);', true],
  ['await work().then(done, () => {});', true],
  ['try { done(); } catch {}', true],
  ['try { done(); } catch { done(); } finally { done(); }', true],
  ["await work().catch(overlooked('a.b', null));", false],
  ['await work().catch((error: unknown) => done(error));', false],
  ['await work().then(done, heardElsewhere);', false],
  ['try { done(); } catch (error) { done(error); }', false],
];

/** Biome with the rules of the repository over one file; the lines that it refuses, numbered from one. */
function refused(file: string, lines: readonly string[]): readonly number[] {
  for (const name of ['biome.json', '.biome'])
    cpSync(path.join(root, name), path.join(folder.path, name), { recursive: true });
  const full = path.join(folder.path, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, lines.join('\n'));
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--vcs-enabled=false',
      '--reporter=github',
      '.',
    ],
    { cwd: folder.path, encoding: 'utf8' },
  );
  return [...stdout.matchAll(/^::error title=plugin,.*?,line=(\d+)/gm)].map(([, line]) => Number(line));
}

it('refuses a handler in src/main that does not look at the failure, and no other', () => {
  const wanted = LINES.flatMap(([, isRefused], index) => (isRefused ? [index + 1] : []));
  expect(
    [
      ...new Set(
        refused(
          'src/main/area/a.ts',
          LINES.map(([line]) => line),
        ),
      ),
    ].toSorted((a, b) => a - b),
  ).toEqual(wanted);
});
