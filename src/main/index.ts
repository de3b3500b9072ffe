import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, crashReporter, dialog, protocol } from 'electron';
import { readFlags } from './hosts/electron/flags.ts';
import { linkOfArguments, ownArguments, secondStart } from './hosts/electron/link-arguments.ts';
import { catchLinks } from './hosts/electron/links.ts';
import { PAGE_SCHEME } from './hosts/electron/page.ts';
import { profileFolder } from './hosts/profile.ts';
import { codeOf } from './platform/failures/index.ts';

/*
 * Electron's entry: the order of the start, and nothing else. Steps that must precede Electron's readiness
 * come here and at once; nothing may wait at the top level, because Electron is not ready before this file is done.
 */

const flags = readFlags(ownArguments(process.argv));
const links = catchLinks(linkOfArguments(process.argv));
/** A self-test leaves the user's profile alone. */
const profile =
  flags.smoke && flags.profile === null
    ? mkdtempSync(join(tmpdir(), 'stockroom-smoke-'))
    : profileFolder(flags.profile, process.env);

/** No fuse covers this door into a shipped app. A build for our own end-to-end tests leaves it open. */
const remoteControlled =
  app.isPackaged &&
  !import.meta.env.E2E &&
  ['remote-debugging-port', 'remote-debugging-pipe'].some((name) => app.commandLine.hasSwitch(name));

if (remoteControlled) app.exit(1);
else if (claimProfile()) start();
else app.quit();

function start(): void {
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  // The host is read while Electron starts. A process that lost the lock reads none of it.
  const host = import('./hosts/electron/index.ts');
  Promise.all([host, app.whenReady()])
    .then(([{ runDesktop }]) =>
      runDesktop({ flags, profile, links, bundles: join(import.meta.dirname, '..') }),
    )
    .catch(async (error: unknown) => {
      (await host).tell(error, flags);
      app.exit(1);
    });
}

/** One process for each profile; its lock lies in the folder, which must therefore be there first. */
function claimProfile(): boolean {
  // Chromium's own files stay out of the way of ours.
  const browser = join(profile, 'browser');
  app.setName('Stockroom');
  if (process.platform === 'win32') app.setAppUserModelId('app.stockroom.Stockroom');
  try {
    mkdirSync(browser, { recursive: true, mode: 0o700 });
  } catch (error) {
    dialog.showErrorBox('Stockroom', `The profile folder ${profile} cannot be used (${codeOf(error)}).`);
    app.exit(1);
    return false;
  }
  app.setPath('userData', profile);
  app.setPath('sessionData', browser);
  return app.requestSingleInstanceLock({ ...secondStart(process.argv) });
}
