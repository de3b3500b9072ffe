import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { openBrowser, openFile } from '../file-manager.ts';
import { overlooked } from '../../platform/failures/index.ts';

/*
 * An address with a ticket in it must not stand among the arguments of the browser that opens it: every user of the
 * computer can read those. So the browser is given a file that only this user can read, and the file leads on.
 */

const NAME = 'Stockroom-open-';
/** A file that no browser has come to by then is of no use. Milliseconds. */
const GOOD_FOR = 60_000;

/**
 * Opens an address of the web host in the default browser; false where there is none. The file goes when the ticket is
 * used (`removeOpener`), or after a minute.
 */
export async function openByFile(profile: string, address: string): Promise<boolean> {
  const file = openerOf(profile, address);
  const link = address.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  try {
    writeFileSync(
      file,
      `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${link}"><title>Stockroom</title>\n`,
      { mode: 0o600, flag: 'wx' },
    );
  } catch (error) {
    // Without a place for the file, the ticket is at least good only once.
    overlooked('web.open-by-file')(error);
    return openBrowser(address);
  }
  const isOpening = await openFile(file);
  if (!isOpening) rmSync(file, { force: true });
  else setTimeout(() => rmSync(file, { force: true }), GOOD_FOR).unref();
  return isOpening;
}

/** Once a browser has come to the address. Any process may have written the file. */
export function removeOpener(profile: string, address: string): void {
  rmSync(openerOf(profile, address), { force: true });
}

/** Removes what a process that ended early has left. */
export function sweepOpeners(profile: string): void {
  const folder = folderOf(profile);
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(NAME) || !name.endsWith('.html')) continue;
      const file = path.join(folder, name);
      const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (Date.now() - at > GOOD_FOR) rmSync(file, { force: true });
    }
  } catch (error) {
    // A folder that cannot be read is swept at another start.
    overlooked('web.sweep')(error);
  }
}

/** The same name in every process: it goes by the ticket. */
function openerOf(profile: string, address: string): string {
  const ticket = new URL(address).searchParams.get('token') ?? '';
  const key = createHash('sha256').update(ticket).digest('hex').slice(0, 16);
  return path.join(folderOf(profile), `${NAME}${key}.html`);
}

/**
 * Browsers that a Linux system keeps in a sandbox, as Ubuntu does, read no hidden folder and no `/tmp`: there it is
 * the home folder. Elsewhere it is the profile.
 */
function folderOf(profile: string): string {
  return process.platform === 'linux' ? homedir() : profile;
}
