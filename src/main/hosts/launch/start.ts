import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { addressOf, parseDeepLink } from '../../../shared/model/deep-link.ts';
import { parseEndpoint } from '../../api/index.ts';
import type { QuestionWords } from '../../platform/consent/index.ts';
import { hasDisplay } from '../file-manager.ts';
import { profileFolder } from '../profile.ts';
import type { LaunchOptions } from './arguments.ts';
import { buildIfStale } from './build.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { runElectron } from './electron-host.ts';
import { asPortUnusable } from './port-unusable.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** Longest wait for the host to close, in milliseconds. Then it is cut off: files on disk survive that at any time. */
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

/** Goes to the web host that runs on the profile, if one does: a second one would show the same, elsewhere. */
async function openInRunning({ join, link, demo, host, open, profile }: LaunchOptions): Promise<boolean> {
  if (!join || demo || host === 'electron') return false;
  const { entranceOfRunning } = await import('../web/running.ts');
  const folder = profileFolder(profile, process.env);
  if (entranceOfRunning(folder) === null) return false;
  say(`Stockroom runs on this profile: ${link === null ? 'it' : 'the link'} opens there.`);
  await lead(folder, () => `${entranceOfRunning(folder) ?? ''}${placeOf(link)}`, open);
  return true;
}

/** The one line on standard output, and the browser; each with a ticket of its own, for each is good once. */
async function lead(profile: string, invite: () => string, open: boolean): Promise<void> {
  process.stdout.write(`Stockroom is ready: ${invite()}\n`);
  if (!open || !hasDisplay(process)) return;
  const { openByFile } = await import('../web/open-by-file.ts');
  await openByFile(profile, invite());
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
  const profile = profileFolder(options.profile, process.env);
  const host = await startWebHost({
    profile,
    endpoint: parseEndpoint(process.env['DEPOSITPHOTOS_API_URL']),
    demo: options.demo,
    port: options.port,
    rendererFolder: join(ROOT, 'out/renderer'),
    show: (address, words) => showQuestion(profile, address, words, options.open),
  }).catch((error: unknown) => {
    throw asPortUnusable(error, options.port) ?? error;
  });
  await lead(profile, () => `${host.invite()}${placeOf(options.link)}`, options.open);
  await aborted(stop);
  await Promise.race([host.close(), setTimeout(CLOSE_MS, undefined, { ref: false })]);
  return 0;
}

/** In the browser where there is one to open; else the terminal says where the answer is given. */
async function showQuestion(
  profile: string,
  address: string,
  { message }: QuestionWords,
  open: boolean,
): Promise<{ done(): void }> {
  const { openByFile, removeOpener } = await import('../web/open-by-file.ts');
  const isOpen = open && (await openByFile(profile, address));
  say(`Stockroom asks: ${message} ${isOpen ? 'The question is in the browser.' : `Answer at ${address}`}`);
  return { done: () => removeOpener(profile, address) };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
