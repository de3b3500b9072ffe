import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

/** Whether the user sees this computer's screen. */
export function hasDisplay({ platform, env }: Desktop): boolean {
  if (env['SSH_CONNECTION'] !== undefined || env['SSH_TTY'] !== undefined)
    return forwardsDisplay(platform, env);
  return platform === 'darwin' || platform === 'win32' || forwardsDisplay(platform, env);
}

/** X11 and Wayland say so in the environment, also over a connection that carries them. */
function forwardsDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'win32' && ((env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '');
}

/** Shows a file in the system's file manager; false where there is none. */
export async function showInFolder(path: string, desktop: Desktop = process): Promise<boolean> {
  return hasDisplay(desktop) && (await start(revealCommand(path, desktop.platform)));
}

/** Opens a file in the program that the system has for it; false where there is none. */
export async function openFile(path: string, desktop: Desktop = process): Promise<boolean> {
  return hasDisplay(desktop) && (await start(browserCommand(path, desktop.platform)));
}

/** Opens an address in the default browser; false where there is none. */
export async function openBrowser(url: string, desktop: Desktop = process): Promise<boolean> {
  return hasDisplay(desktop) && (await start(browserCommand(url, desktop.platform)));
}

export function revealCommand(path: string, platform: NodeJS.Platform): Command {
  if (platform === 'darwin') return { program: 'open', args: ['-R', path] };
  if (platform === 'win32') return { program: 'explorer.exe', args: ['/select,', path] };
  return { program: 'xdg-open', args: [dirname(path)] };
}

export function browserCommand(url: string, platform: NodeJS.Platform): Command {
  if (platform === 'darwin') return { program: 'open', args: [url] };
  if (platform === 'win32') return { program: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', url] };
  return { program: 'xdg-open', args: [url] };
}

/** Starts it on its own: it outlives us, and its window is the user's. */
function start({ program, args }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
