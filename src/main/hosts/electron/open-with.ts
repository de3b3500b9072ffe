import { spawn } from 'node:child_process';

/** How a system lets people choose the program that opens a file. Linux has no way that all of its desktops share. */
export function canOpenWith(platform: NodeJS.Platform): platform is 'darwin' | 'win32' {
  return platform === 'darwin' || platform === 'win32';
}

export interface OpenWithPorts {
  readonly platform: 'darwin' | 'win32';
  /** The user's choice among the programs of a Mac; `null` for none. */
  chooseProgram(): Promise<string | null>;
  start?(program: string, words: readonly string[], verbatim: boolean): Promise<boolean>;
}

/** Windows has a dialog of its own; a Mac has a folder of programs to choose from. */
export async function openWith(file: string, ports: OpenWithPorts): Promise<boolean> {
  const { platform, chooseProgram, start = startProgram } = ports;
  // The rest of the line is the path, as it is: quotation marks would become a part of it.
  if (platform === 'win32') return await start('rundll32.exe', ['shell32.dll,OpenAs_RunDLL', file], true);
  const program = await chooseProgram();
  // Without a choice no program opens, and that is no failure.
  return program === null || (await start('/usr/bin/open', ['-a', program, file], false));
}

/** Starts a program that outlives us; its window is the user's. */
function startProgram(program: string, words: readonly string[], verbatim: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      detached: true,
      stdio: 'ignore',
      windowsVerbatimArguments: verbatim,
    });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
