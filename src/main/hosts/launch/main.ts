import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import { parseEndpoint } from '../../depositphotos/index.ts';
import { hasDisplay, openBrowser } from '../file-manager.ts';
import { profileFolder } from '../profile.ts';
import { LAUNCH_HELP, parseLaunchArguments } from './arguments.ts';
import type { LaunchOptions } from './arguments.ts';
import { BuildFailed, buildIfStale } from './build.ts';
import { findElectron, fetchElectron } from './electron-binary.ts';
import { runElectron } from './electron-host.ts';
import { onStopSignals } from './stop-signals.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const USAGE = 2;
/** What isn't closed by then is ended: everything on disk survives that at any time. */
const CLOSE_MS = 5_000;

/** Advice and progress go to stderr: stdout carries the one line with the address. */
const say = (line: string) => process.stderr.write(`${line}\n`);

/** `npm start` and `npm run demo`. Resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseLaunchArguments(args);
  if (parsed.kind === 'help') {
    process.stdout.write(LAUNCH_HELP);
    return 0;
  }
  if (parsed.kind === 'wrong') {
    say(`${parsed.message} See --help.`);
    return USAGE;
  }
  const stop = onStopSignals(() => process.exit(1));
  try {
    return await start(parsed.options, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return 0;
    return explain(error, parsed.options);
  } finally {
    stop.dispose();
  }
}

async function start(options: LaunchOptions, stop: AbortSignal): Promise<number> {
  // Before anything is built: a wrong address is found in the first second.
  parseEndpoint(process.env['DEPOSITPHOTOS_API_URL']);
  const wantsWindow = options.host === 'electron' || (options.host === null && hasDisplay(process));
  await buildIfStale({ root: ROOT, say, signal: stop });
  if (wantsWindow) {
    const code = await openWindow(options, stop);
    if (code !== null) return code;
  }
  return serve(options, stop);
}

/** The exit code, or `null` when there is no window to be had and the web host is to take over. */
async function openWindow(options: LaunchOptions, stop: AbortSignal): Promise<number | null> {
  let binary = await findElectron(ROOT, process.env);
  if (binary === null) {
    const why = await fetchElectron({ root: ROOT, onProgress: showFetched, signal: stop });
    if (stop.aborted) return 0;
    binary = await findElectron(ROOT, process.env);
    if (binary === null) {
      say(`Electron could not be fetched (${why ?? 'it is not where it should be'}): using the browser instead.`);
      return null;
    }
  }
  const run = await runElectron(binary, ROOT, options, stop);
  if (!run.diedAtStart) return run.code;
  say(`Electron does not start on this computer (exit code ${run.code}): using the browser instead.`);
  return null;
}

function showFetched(bytes: number): void {
  const line = `Fetching Electron, once: ${Math.round(bytes / 1e6)} MB`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
}

async function serve(options: LaunchOptions, stop: AbortSignal): Promise<number> {
  // Loaded late: a window needs none of it.
  const { startWebHost } = await import('../web/index.ts');
  const host = await startWebHost({
    profile: profileFolder(options.profile, process.env),
    endpoint: parseEndpoint(process.env['DEPOSITPHOTOS_API_URL']),
    demo: options.demo,
    port: options.port,
    rendererFolder: join(ROOT, 'out/renderer'),
  });
  process.stdout.write(`Stockroom is ready: ${host.entrance}\n`);
  if (options.open) await openBrowser(host.entrance);
  await aborted(stop);
  await Promise.race([host.close(), setTimeout(CLOSE_MS, undefined, { ref: false })]);
  return 0;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function explain(error: unknown, options: LaunchOptions): number {
  if (error instanceof BuildFailed) {
    say(`${error.output.trim()}\n${error.message}`);
    return 1;
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    say(`Port ${options.port} is taken. Choose another with --port, or none for a free one.`);
    return USAGE;
  }
  if (code === 'EACCES' && options.port !== 0) {
    say(`Port ${options.port} may not be used by you. Choose one above 1023.`);
    return USAGE;
  }
  const failure = failureOf(error);
  say(`${failure.message} ${failure.action}`.trim());
  if (!(error instanceof StockroomError) && error instanceof Error) say(error.stack ?? error.message);
  return failure.code.startsWith('config.') ? USAGE : 1;
}
