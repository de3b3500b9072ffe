import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sequence } from '../../unit/layouts/fixtures/pictures.ts';
import { prepareUpheaval, wrongAfterwards } from './upheaval.ts';

/** A case is so many acts in each of two processes. */
const ACTS = 10;
/** Steps that a process of so many acts takes, about. */
const STEPS = 90;

/** Plays cases: two processes at one library, each killed at a random step or not at all, and the start afterwards. */
export async function runUpheavals(options: {
  readonly cases: number;
  readonly seed: number;
}): Promise<{ readonly kills: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  let kills = 0;
  for (let index = 0; index < options.cases; index += 1) {
    const seed = options.seed + index;
    const random = sequence(seed);
    const root = mkdtempSync(path.join(tmpdir(), 'stockroom-upheaval-'));
    await prepareUpheaval(root);
    const deaths = [0, 1].map(() => (random() < 0.75 ? 1 + Math.floor(random() * STEPS) : 0));
    const ends = await Promise.all(deaths.map((dieAt, child) => play(root, seed * 10 + child, dieAt)));
    for (const { signal, code, problems } of ends) {
      if (signal === 'SIGKILL') kills += 1;
      else if (code !== 0) wrong.push(`seed ${seed}: ${problems}`);
    }
    const found = await wrongAfterwards(root);
    wrong.push(...found.map((line) => `seed ${seed}, killed at ${deaths.join(' and ')}: ${line}`));
    if (found.length === 0) rmSync(root, { recursive: true, force: true });
  }
  return { kills, wrong };
}

async function play(root: string, seed: number, dieAt: number) {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'upheaval-child.ts'), root, ...[seed, ACTS, dieAt].map(String)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let problems = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problems += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, problems };
}
