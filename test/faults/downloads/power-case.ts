import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomFrom } from './power-disk.ts';
import { jpeg, sha256, startRangeServer } from './range-server.ts';

const SIZES = [1, 20_000, 200_000, 1_500_000, 5_000_000, 9_000_000, 20_000_000, 45_000_000];
/** A small file has some thirty, a large one more for each write; beyond the last one the power stays. */
const MAX_STEP = 34;
const BYTES_A_STEP = 3_000_000;

/** What a case came to. `wrong` says what must never be. */
export interface PowerOutcome {
  readonly cut: boolean;
  readonly wrong: readonly string[];
}

/** One comp, the power cut at a step of its download, and the next start. Everything follows from the seed. */
export async function playPowerCut(seed: number): Promise<PowerOutcome> {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const size = SIZES[pick(SIZES.length)] ?? 1;
  const file = jpeg(size);
  const hash = sha256(file.bytes);
  const server = await startRangeServer();
  server.serve('/1', file);
  const root = mkdtempSync(path.join(tmpdir(), 'stockroom-power-'));
  const wrong: string[] = [];
  const check = (when: string) => {
    for (const [name, found] of filesIn(path.join(root, 'library'))) {
      if (!name.endsWith('.part') && found !== hash) wrong.push(`${when}: ${name} is not the file`);
    }
    for (const target of doneIn(path.join(root, 'profile', 'stockroom.db'))) {
      if (!existsSync(target)) wrong.push(`${when}: ${path.basename(target)} is done and not there`);
    }
  };
  try {
    const orders = { serverUrl: server.url, root, assets: 1 };
    const cut = await run({
      ...orders,
      crashAt: 1 + pick(MAX_STEP + Math.floor(size / BYTES_A_STEP)),
      powerSeed: seed,
    });
    check('after the cut');
    if (await run({ ...orders, crashAt: null })) wrong.push('the next start did not end');
    check('after the next start');
    const whole = filesIn(path.join(root, 'library')).filter(([name]) => !name.endsWith('.part'));
    if (whole.length === 0) wrong.push('the file never came');
    return { cut, wrong };
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Whether it was killed. */
async function run(orders: object): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'crash-child.ts'), JSON.stringify(orders)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return await new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(`the child ended with ${code}`));
      else resolve(signal === 'SIGKILL');
    });
  });
}

function filesIn(folder: string): readonly (readonly [name: string, hash: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => [name, sha256(readFileSync(path.join(folder, name)))] as const);
}

/** Where the database says that finished files stand. */
function doneIn(database: string): readonly string[] {
  if (!existsSync(database)) return [];
  const db = new DatabaseSync(database);
  try {
    const tables = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'download_job'").all();
    if (tables.length === 0) return [];
    return db
      .prepare("SELECT target_path FROM download_job WHERE state = 'done'")
      .all()
      .map((row) => String(row['target_path']));
  } finally {
    db.close();
  }
}
