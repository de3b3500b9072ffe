import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { overlooked } from '../../platform/failures/index.ts';

/** What the bundles are made of; paths from the root of the repository. */
const INPUTS = [
  'src',
  'packages/sandbox/src',
  'packages/sandbox/package.json',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
/** What must stand there for the stamp to mean anything. */
const OUTPUTS = ['out/renderer/index.html', 'out/main/index.js'];
const STAMP = 'out/.build-stamp';

/** A hash over names and contents of everything that is built. Times say nothing after a checkout. */
export async function hashInputs(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of await listFiles(root, INPUTS)) {
    // Nothing else runs at this moment, and a promise for each of 2,000 small files costs twice their reading.
    const content = createHash('sha256').update(readFileSync(join(root, file)));
    hash.update(`${file}\0${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

/** Whether the bundles belong to the sources as they are. */
export async function isFresh(root: string, inputs: string): Promise<boolean> {
  if (!OUTPUTS.every((file) => existsSync(join(root, file)))) return false;
  return (await readFile(join(root, STAMP), 'utf8').catch(overlooked('launch.stamp', ''))).trim() === inputs;
}

export interface BuildOptions {
  readonly root: string;
  /** One line for the person who waits. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Builds when something changed. Throws `BuildFailed` with the builder's own output. */
export async function buildIfStale({ root, say, signal }: BuildOptions): Promise<void> {
  const inputs = await hashInputs(root);
  if (await isFresh(root, inputs)) return;
  say('Building…');
  await run(join(root, 'node_modules/electron-vite/bin/electron-vite.js'), ['build'], root, signal);
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(join(root, STAMP), `${inputs}\n`);
}

export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
  readonly output: string;

  constructor(output: string) {
    super('The build failed.');
    this.output = output;
  }
}

function run(script: string, args: readonly string[], cwd: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      signal,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new BuildFailed(output))));
  });
}

async function listFiles(root: string, inputs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    const below = await readdir(path, { recursive: true, withFileTypes: true }).catch(
      overlooked('launch.inputs', null),
    );
    if (below === null) found.push(input);
    else
      for (const entry of below) {
        if (entry.isFile()) found.push(join(entry.parentPath, entry.name).slice(root.length + 1));
      }
  }
  return found.sort();
}
