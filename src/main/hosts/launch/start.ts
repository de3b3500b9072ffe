import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { addressOf, parseDeepLink } from '../../../shared/model/deep-link.ts';
import { parseEndpoint } from '../../depositphotos/index.ts';
import { hasDisplay, openBrowser } from '../file-manager.ts';
import { profileFolder } from '../profile.ts';
import type { LaunchOptions } from './arguments.ts';
import { buildIfStale } from './build.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { runElectron } from './electron-host.ts';
import { asPortUnusable } from './port-unusable.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** What isn't closed by then is ended: everything on disk survives that at any time. */
const CLOSE_MS = 5_000;

/** Advice and progress go to stderr: stdout carries the one line with the address. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Builds what is stale and runs a host until it ends or `stop` is aborted. Resolves to the exit code. */
export async function start(options: LaunchOptions, stop: AbortSignal): Promise<number> {
  // Before anything is built: a wrong address is found in the first second.
  parseEndpoint(process.env['DEPOSITPHOTOS_API_URL']);
  if (await openInRunning(options)) return 0;
  const wantsWindow = options.host === 'electron' || (options.host === null && hasDisplay(process));
  await buildIfStale({ root: ROOT, say, signal: stop });
  if (wantsWindow) {
    const code = await openWindow(options, stop);
    if (code !== null) return code;
  }
  return serve(options, stop);
}

/** A link goes to the web host that runs on the profile, if one does: a second one would show the same, elsewhere. */
async function openInRunning({ link, demo, host, open, profile }: LaunchOptions): Promise<boolean> {
  if (link === null || demo || host === 'electron') return false;
  const { entranceOfRunning } = await import('../web/running.ts');
  const entrance = entranceOfRunning(profileFolder(profile, process.env));
  if (entrance === null) return false;
  say('Stockroom runs on this profile: the link opens there.');
  await lead(`${entrance}${placeOf(link)}`, open);
  return true;
}

/** The one line on standard output, and the browser. */
async function lead(entrance: string, open: boolean): Promise<void> {
  process.stdout.write(`Stockroom is ready: ${entrance}\n`);
  if (open) await openBrowser(entrance);
}

function placeOf(link: string | null): string {
  const target = link === null ? null : parseDeepLink(link);
  return target === null ? '' : addressOf(target);
}

/** The exit code, or `null` when there is no window to be had and the web host is to take over. */
async function openWindow(options: LaunchOptions, stop: AbortSignal): Promise<number | null> {
  let binary = await findElectron(ROOT, process.env);
  if (binary === null) {
    const progress = fetchProgress();
    const why = await fetchElectron({ root: ROOT, onProgress: progress.show, signal: stop });
    progress.end();
    if (stop.aborted) return 0;
    binary = await findElectron(ROOT, process.env);
    if (binary === null) {
      say(
        `Electron could not be fetched (${why ?? 'it is not where it should be'}): using the browser instead.`,
      );
      return null;
    }
  }
  const run = await runElectron(binary, ROOT, options, stop);
  if (!run.diedAtStart) return run.code;
  say(`Electron does not start on this computer (exit code ${run.code}): using the browser instead.`);
  return null;
}

/** On a terminal one line that counts up; elsewhere a line that says why it takes a while. */
function fetchProgress(): { show(bytes: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) say('Fetching Electron, once.');
  return {
    show: (bytes) => {
      if (stderr.isTTY) stderr.write(`\rFetching Electron, once: ${Math.round(bytes / 1e6)} MB`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write('\r\u001b[2K');
    },
  };
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
  }).catch((error: unknown) => {
    throw asPortUnusable(error, options.port) ?? error;
  });
  await lead(`${host.entrance}${placeOf(options.link)}`, options.open);
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
