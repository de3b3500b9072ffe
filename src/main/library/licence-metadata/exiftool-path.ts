import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** The first start on a cold disk, with a virus scanner. Milliseconds. */
const PATIENCE = 30_000;

/** The ExifTool that comes along: a program on Windows, a Perl script elsewhere. Throws where it was not installed. */
export function vendoredExifTool(platform: NodeJS.Platform = process.platform): string {
  const [name, program] =
    platform === 'win32' ? ['exiftool-vendored.exe', 'exiftool.exe'] : ['exiftool-vendored.pl', 'exiftool'];
  const entry = createRequire(import.meta.url).resolve(name);
  // Neither Perl nor Windows can look into the app's archive: the package lies beside it.
  const folder = path.dirname(entry).replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked');
  return path.join(folder, 'bin', program);
}

/** Runs it once. A start that fails later would fail again and again, unseen. */
export async function proveExifTool(exiftool: string, perl: string | null): Promise<void> {
  const [program, words] = perl === null ? [exiftool, ['-ver']] : [perl, [exiftool, '-ver']];
  await promisify(execFile)(program, words, { timeout: PATIENCE, windowsHide: true });
}
