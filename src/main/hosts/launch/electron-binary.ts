import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overlooked } from '../../platform/failures/index.ts';

/** No new byte for this long: the way to the binary is closed. */
const STALL_MS = 5_000;
const TICK_MS = 250;

/** The path of Electron's executable as its package records it; `null` until it has been fetched. */
export async function findElectron(root: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const folder = join(root, 'node_modules/electron');
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(overlooked('launch.path', null));
  if (name === null) return null;
  const binary = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name.trim());
  return existsSync(binary) ? binary : null;
}

export interface FetchOptions {
  readonly root: string;
  /** Hears from time to time how many bytes have arrived or been unpacked. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
  readonly stallMs?: number;
  /** The installer; of the electron package unless a test says otherwise. */
  readonly installer?: string;
}

/**
 * Runs `install-electron`. Resolves to `null` when it did its work, else to one sentence that says why not.
 * It prints no progress without a terminal, so the bytes it writes are watched: its temporary folder is
 * ours for the purpose, and it unpacks into the package.
 */
export async function fetchElectron(options: FetchOptions): Promise<string | null> {
  const installer = options.installer ?? join(options.root, 'node_modules/electron/install.js');
  const temporary = await mkdtemp(join(tmpdir(), 'stockroom-electron-'));
  const stalled = new AbortController();
  const child = spawn(process.execPath, [installer], {
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: AbortSignal.any([options.signal, stalled.signal]),
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const watch = watchGrowth([temporary, join(options.root, 'node_modules/electron/dist')], {
    ...options,
    stallMs: options.stallMs ?? STALL_MS,
    onStall: () => stalled.abort(),
  });

  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return code === 0 ? null : firstLine(complaint);
  } catch (error) {
    if (stalled.signal.aborted) return 'nothing arrives from the download server';
    return error instanceof Error ? error.message : String(error);
  } finally {
    watch.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

interface WatchOptions {
  readonly stallMs: number;
  readonly onProgress: (bytes: number) => void;
  readonly onStall: () => void;
}

function watchGrowth(folders: readonly string[], options: WatchOptions): { stop(): void } {
  let largest = 0;
  let lastGrowth = performance.now();
  let looking = false;
  const look = async () => {
    const bytes = (await Promise.all(folders.map(sizeOf))).reduce((sum, size) => sum + size, 0);
    if (bytes > largest) {
      largest = bytes;
      lastGrowth = performance.now();
      options.onProgress(bytes);
    } else if (performance.now() - lastGrowth > options.stallMs) options.onStall();
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, TICK_MS);
  return { stop: () => clearInterval(timer) };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    overlooked('launch.size', []),
  );
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then((file) => file.size, overlooked('launch.size', 0)),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The installer's own words, without the stack behind them. */
function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.replace(/^(?:\w*Error|Error):\s*/, '').trim())
      .find((line) => line !== '') ?? 'the installer failed'
  );
}
