import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const config = path.join(root, '.dependency-cruiser.cjs');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { rule: { name: string } }[];
  };
}

function cruise(cwd: string): Report {
  const { stdout } = spawnSync(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', 'src'],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
    },
  );
  return JSON.parse(stdout) as Report;
}

/** One forbidden import each: the file, what it imports, and the rule that must say no. */
const FORBIDDEN = [
  ['src/shared/model/a.ts', '../contract/x.ts', 'model-stands-alone'],
  ['src/shared/contract/a.ts', '../../main/app.ts', 'contract-knows-the-model'],
  ['src/renderer/a.ts', '../main/app.ts', 'renderer-knows-shared'],
  ['src/renderer/b.ts', 'node:fs', 'renderer-has-no-node'],
  ['src/renderer/c.ts', '../shared/contract/x.ts', 'page-has-no-schemas'],
  ['src/main/downloads/a.ts', 'electron', 'electron-in-its-folder'],
  ['src/main/depositphotos/a.ts', '../store/index.ts', 'client-knows-the-model'],
  ['src/main/depositphotos/b.ts', '../../sandbox/index.ts', 'client-knows-the-model'],
  ['src/sandbox/a.ts', '../main/depositphotos/index.ts', 'sandbox-knows-the-model'],
  ['src/main/downloads/b.ts', '../../sandbox/index.ts', 'sandbox-only-from-hosts'],
  ['src/main/downloads/c.ts', '../library/rows.ts', 'services-by-their-front-door'],
  ['src/main/hosts/web/a.ts', '../../library/rows.ts', 'services-by-their-front-door'],
  ['src/main/library/a.ts', '../hosts/web/index.ts', 'hosts-on-top'],
  ['src/main/library/b.ts', '../../../test/helper.ts', 'no-tests-in-the-product'],
  ['src/main/streams/a.ts', './b.ts', 'no-cycles'],
  ['src/main/streams/b.ts', './a.ts', 'no-cycles'],
] as const;

const TARGETS = [
  'src/shared/contract/x.ts',
  'src/main/app.ts',
  'src/main/store/index.ts',
  'src/main/library/rows.ts',
  'src/main/depositphotos/index.ts',
  'src/main/hosts/web/index.ts',
  'src/sandbox/index.ts',
  'test/helper.ts',
  'node_modules/electron/index.js',
];

describe('the layer rules', () => {
  const folder = tempFolderPerTest();

  it('hold for every module of the product', () => {
    const { summary } = cruise(root);
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(summary.violations.map(({ rule }) => rule.name)).toEqual([]);
  });

  it('refuse each kind of forbidden import', () => {
    const write = (file: string, text: string) => {
      const full = path.join(folder.path, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    };
    cpSync(path.join(root, 'tsconfig.base.json'), path.join(folder.path, 'tsconfig.base.json'));
    for (const target of TARGETS) write(target, 'export const x = 1;\n');
    for (const [file, target] of FORBIDDEN)
      write(file, `import * as it from '${target}';\nexport const y = it;\n`);

    const found = new Set(
      (cruise(folder.path).summary.violations as unknown as { from: string; rule: { name: string } }[]).map(
        ({ from, rule }) => `${from} ${rule.name}`,
      ),
    );
    for (const [file, , rule] of FORBIDDEN) {
      if (rule === 'no-cycles') continue;
      expect(found, file).toContain(`${file} ${rule}`);
    }
    expect([...found].some((violation) => violation.endsWith('no-cycles'))).toBe(true);
  });
});

describe('the version', () => {
  it('is the same in package.json and in the product', async () => {
    const { VERSION } = await import('../../../src/shared/version.ts');
    const printed = execFileSync(process.execPath, ['-p', 'require("./package.json").version'], {
      cwd: root,
    });
    expect(printed.toString().trim()).toBe(VERSION);
  });
});
