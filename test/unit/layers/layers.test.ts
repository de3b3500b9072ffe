import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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
    [cruiser, '--config', config, '--output-type', 'json', 'src', 'packages'],
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
  ['src/main/downloads/jobs/a.ts', 'electron', 'electron-in-its-folder'],
  ['src/main/api/a.ts', '../library/index.ts', 'client-knows-the-model'],
  ['src/main/api/b.ts', '@stockroom/sandbox', 'sandbox-only-from-hosts'],
  ['src/preload/a.ts', '@stockroom/sandbox', 'sandbox-only-from-hosts'],
  ['src/renderer/d.ts', '@stockroom/sandbox', 'sandbox-only-from-hosts'],
  ['packages/sandbox/src/a.ts', '../../../src/main/api/index.ts', 'sandbox-stands-alone'],
  ['packages/sandbox/src/b.ts', '../../../src/shared/model/y.ts', 'sandbox-stands-alone'],
  ['src/main/hosts/web/b.ts', '@stockroom/sandbox', 'sandbox-on-demand'],
  ['src/main/hosts/web/c.ts', '../../../../packages/sandbox/src/index.ts', 'packages-by-their-names'],
  ['src/main/platform/store/a.ts', '../../library/index.ts', 'platform-knows-no-area'],
  ['src/main/downloads/jobs/d.ts', '../../platform/store/rows.ts', 'platform-by-its-front-doors'],
  ['src/main/platform/log/a.ts', '../store/rows.ts', 'parts-of-the-platform-apart'],
  ['src/main/downloads/jobs/c.ts', '../../library/files/rows.ts', 'areas-by-their-front-doors'],
  ['src/main/downloads/jobs/e.ts', '../../library/files/index.ts', 'areas-by-their-front-doors'],
  ['src/main/hosts/web/a.ts', '../../library/files/rows.ts', 'areas-by-their-front-doors'],
  ['src/main/other.ts', './library/files/index.ts', 'composition-by-the-front-doors'],
  ['src/main/library/boards/a.ts', '../files/rows.ts', 'rooms-by-their-doors'],
  ['src/main/library/files/a.ts', '../../hosts/web/index.ts', 'areas-below-the-hosts'],
  ['src/main/library/files/c.ts', '../../app.ts', 'areas-below-the-hosts'],
  ['src/main/bridge/a.ts', '../hosts/web/index.ts', 'hosts-on-top'],
  ['src/main/hosts/cli/a.ts', '../web/index.ts', 'hosts-apart'],
  ['src/main/library/files/b.ts', '../../../../test/helper.ts', 'no-tests-in-the-product'],
  ['src/main/platform/streams/a.ts', './b.ts', 'no-cycles'],
  ['src/main/platform/streams/b.ts', './a.ts', 'no-cycles'],
  ['src/main/layouts/one/a.ts', '../two/b.ts', 'no-cycles-between-folders'],
  ['src/main/layouts/two/a.ts', '../one/b.ts', 'no-cycles-between-folders'],
] as const;

const TARGETS = [
  'src/shared/contract/x.ts',
  'src/main/app.ts',
  'src/main/platform/store/index.ts',
  'src/main/platform/store/rows.ts',
  'src/main/library/index.ts',
  'src/main/library/files/index.ts',
  'src/main/library/files/rows.ts',
  'src/main/layouts/one/b.ts',
  'src/main/layouts/two/b.ts',
  'src/main/api/index.ts',
  'src/main/hosts/web/index.ts',
  'src/shared/model/y.ts',
  'packages/sandbox/src/index.ts',
  'test/helper.ts',
  'node_modules/electron/index.js',
];

describe('the layer rules', () => {
  const folder = tempFolderPerTest();

  it('hold for every module of the product', () => {
    const { summary } = cruise(root);
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(summary.violations.map(({ rule }) => rule.name)).toEqual([]);
    // Reads every module of the product.
  }, 120_000);

  it('refuse each kind of forbidden import', { timeout: 120_000 }, () => {
    const write = (file: string, text: string) => {
      const full = path.join(folder.path, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    };
    cpSync(path.join(root, 'tsconfig.base.json'), path.join(folder.path, 'tsconfig.base.json'));
    write(
      'package.json',
      '{ "workspaces": ["packages/*"], "dependencies": { "@stockroom/sandbox": "0.1.0" } }',
    );
    write(
      'packages/sandbox/package.json',
      '{ "name": "@stockroom/sandbox", "type": "module", "exports": "./src/index.ts" }',
    );
    mkdirSync(path.join(folder.path, 'node_modules/@stockroom'), { recursive: true });
    symlinkSync(
      path.join(folder.path, 'packages/sandbox'),
      path.join(folder.path, 'node_modules/@stockroom/sandbox'),
      'junction',
    );
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
      const from = rule === 'no-cycles-between-folders' ? path.dirname(file) : file;
      expect(found, file).toContain(`${from} ${rule}`);
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
