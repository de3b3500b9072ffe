import { spawn } from 'node:child_process';
import { LINK_MARK } from '../electron/link-arguments.ts';
import type { LaunchOptions } from './arguments.ts';

export interface ElectronRun {
  /** How it ended, and whether that was so soon that no window can have been seen. */
  readonly code: number;
  readonly diedAtStart: boolean;
}

/** A window that is gone within this time, with an error, never was one. */
const START_MS = 8_000;

/** Runs the desktop app until its last window closes or we are asked to stop. */
export function runElectron(
  binary: string,
  root: string,
  options: LaunchOptions,
  stop: AbortSignal,
): Promise<ElectronRun> {
  const started = performance.now();
  const child = spawn(binary, electronArguments(root, options), {
    stdio: ['ignore', 'ignore', 'inherit'],
    windowsHide: false,
  });
  // SIGTERM asks Electron to quit as a user would; what doesn't listen is ended.
  let last: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill('SIGTERM');
    last = setTimeout(() => child.kill('SIGKILL'), 5_000);
  };
  stop.addEventListener('abort', end, { once: true });
  return new Promise((resolve) => {
    const settle = (code: number) => {
      clearTimeout(last);
      stop.removeEventListener('abort', end);
      const diedAtStart = !stop.aborted && code !== 0 && performance.now() - started < START_MS;
      resolve({ code: stop.aborted ? 0 : code, diedAtStart });
    };
    child.once('error', () => settle(127));
    child.once('close', (code) => settle(code ?? 1));
  });
}

export function electronArguments(root: string, options: LaunchOptions): string[] {
  return [
    root,
    ...(options.demo ? ['--demo'] : []),
    ...(options.profile === null ? [] : [`--profile=${options.profile}`]),
    // Behind the mark, where no switch is read.
    ...(options.link === null ? [] : [...LINK_MARK, options.link]),
  ];
}
