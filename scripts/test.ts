/**
 * The whole test command: static checks, the build, every vitest project, then the browser. Everything runs,
 * also after a failure, and the last line counts it all: `N passed, N failed`.
 *
 * `npm test -- --only lint,unit` runs some of the steps: types, lint, unused, build, vitest, browser.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  run(): Count;
}

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, '.cache', 'reports');

/** Runs a tool of node_modules/.bin on this Node, its output shown as it comes. */
function run(tool: string, ...args: readonly string[]): boolean {
  const bin = path.join(root, 'node_modules', '.bin');
  const { status } = spawnSync(tool, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
      // Tests start hundreds of processes and threads on the sources: each takes the types out of every file anew.
      NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
    },
  });
  return status === 0;
}

/** One check that holds or does not. */
function check(...tools: readonly (readonly [string, ...string[]])[]): Count {
  const results = tools.map((tool) => run(...tool));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** Reads the counts of a runner from its JSON report; a runner that broke before its report is one failure. */
function counted(ok: boolean, report: string, read: (json: never) => Count): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const count = read(JSON.parse(readFileSync(report, 'utf8')) as never);
  // A suite that can't be loaded, or an error between tests, fails the run without a failed test.
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

const steps: readonly Step[] = [
  { name: 'types', run: () => check(['tsc', '-b']) },
  {
    name: 'lint',
    run: () =>
      check(
        ['biome', 'ci', '--colors=off', '.'],
        ['oxlint', '--type-aware', '--deny-warnings', 'src', 'packages', 'test', 'scripts', 'bench'],
        ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'packages', 'scripts', 'bin'],
      ),
  },
  { name: 'unused', run: () => check(['knip']) },
  { name: 'build', run: () => check(['node', 'scripts/build.ts']) },
  {
    name: 'vitest',
    run: () => {
      const report = path.join(reports, 'vitest.json');
      const ok = run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
      return counted(
        ok,
        report,
        (json: {
          numPassedTests: number;
          numFailedTests: number;
          numPendingTests: number;
          numTodoTests: number;
        }) => ({
          passed: json.numPassedTests,
          failed: json.numFailedTests,
          skipped: json.numPendingTests + json.numTodoTests,
        }),
      );
    },
  },
  {
    name: 'browser',
    run: () => {
      const report = path.join(reports, 'playwright.json');
      const ok = run('playwright', 'test');
      return counted(
        ok,
        report,
        (json: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
          passed: json.stats.expected + json.stats.flaky,
          failed: json.stats.unexpected,
          skipped: json.stats.skipped,
        }),
      );
    },
  },
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = steps.filter(({ name }) => only === undefined || only.includes(name));
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = chosen.map((step) => {
  const started = performance.now();
  process.stdout.write(`\n== ${step.name}\n`);
  const count = step.run();
  return { ...count, name: step.name, seconds: Math.round((performance.now() - started) / 1000) };
});

process.stdout.write('\n');
for (const { name, passed, failed, skipped, seconds } of results) {
  process.stdout.write(
    `${name.padEnd(8)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)\n`,
  );
}
const sum = (key: keyof Count) => results.reduce((total, result) => total + result[key], 0);
const skipped = sum('skipped');
process.stdout.write(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exitCode = sum('failed') === 0 && results.length > 0 ? 0 : 1;
