import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { overlooked } from '../../platform/failures/index.ts';

/** What a clipboard holds, by the names that Electron has for formats. */
type Formats = Readonly<Record<string, string>>;

export interface FileClipboardPorts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** All formats in one step. */
  write(formats: Formats): Promise<void>;
}

/** Puts files on the clipboard as a file manager does: pasted into a folder they are copied, into a layout placed. */
export function createFileClipboard(
  ports: FileClipboardPorts,
): (paths: readonly string[]) => Promise<boolean> {
  const { platform, env, write } = ports;
  return async (paths) => {
    try {
      if (platform === 'win32') await setDropList(paths, env);
      else await write(platform === 'darwin' ? macFormats(paths) : linuxFormats(paths));
      return true;
    } catch (error) {
      return overlooked('electron.clipboard', false)(error);
    }
  };
}

/** A format of the system under its own name, as Electron writes it since 44. */
const raw = (name: string) => `electron application/osclipboard;format="${name}"`;

/** One property list for all files; the system offers them as `public.file-url` from it. */
function macFormats(paths: readonly string[]): Formats {
  const files = paths.map((file) => `<string>${escaped(file)}</string>`).join('');
  return {
    [raw('NSFilenamesPboardType')]:
      `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><array>${files}</array></plist>`,
  };
}

/** What GNOME's file manager and its kin ask for, and what all others read. */
function linuxFormats(paths: readonly string[]): Formats {
  const urls = paths.map((file) => pathToFileURL(file).href);
  return {
    [raw('x-special/gnome-copied-files')]: ['copy', ...urls].join('\n'),
    [raw('text/uri-list')]: `${urls.join('\r\n')}\r\n`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * `CF_HDROP` is a number to Windows and has no name, so Electron can't write it. Windows PowerShell can, and is part
 * of every Windows. The script never changes; the paths come in as Base64, in which nothing is code and no code page
 * matters.
 */
const SCRIPT = [
  "$ErrorActionPreference = 'Stop'",
  '$bytes = [Convert]::FromBase64String([Console]::In.ReadToEnd())',
  'Set-Clipboard -LiteralPath ([Text.Encoding]::UTF8.GetString($bytes).Split([char]10))',
].join('; ');

/** A cold start with a virus scanner. Milliseconds. */
const PATIENCE = 20_000;

async function setDropList(paths: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  // By its full path: another program of that name may lie on the way.
  const root = env['SystemRoot'] ?? 'C:\\Windows';
  const program = path.join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Sta', '-Command', SCRIPT];
  await new Promise<void>((resolve, reject) => {
    const child = execFile(program, words, { timeout: PATIENCE, windowsHide: true }, (error) =>
      error === null ? resolve() : reject(error),
    );
    // A program that is gone already has said so by its exit.
    child.stdin?.on('error', () => {});
    child.stdin?.end(Buffer.from(paths.join('\n')).toString('base64'));
  });
}
