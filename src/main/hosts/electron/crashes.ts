import { app, dialog } from 'electron';
import type { WebContents } from 'electron';
import { failureOf } from '../../../shared/model/failure.ts';
import type { Log } from '../../platform/log/index.ts';
import type { Flags } from './flags.ts';

/** A page that dies more often than this within the time is left alone: it would go on for ever. */
const RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

/** Writes down what crashes, on this computer only, and brings a page back whose process is gone. */
export function watchCrashes(log: () => Log, flags: Flags): void {
  const reloads: number[] = [];

  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    log().warn('page gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    reloads.push(Date.now());
    if (reloads.filter((at) => at > Date.now() - RELOADS_WITHIN_MS).length <= RELOADS) reload(contents);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name = '' }) => {
    log().warn('process gone', { type, reason, exitCode, name });
  });
  process.on('unhandledRejection', (error) => log().error('unhandled rejection', {}, error));
  process.on('uncaughtException', (error) => {
    log().error('uncaught exception', {}, error);
    // The state is unknown now. Files on disk survive an end at any time, so end rather than go on.
    tell(error, flags);
    app.quit();
  });
}

/** Shows a failure as far as it is in the user's words; the log has the rest. A self-test has no user. */
export function tell(error: unknown, { smoke }: Pick<Flags, 'smoke'>): void {
  const { code, message, action } = failureOf(error);
  if (smoke) return void process.stdout.write(`${JSON.stringify({ ok: false, code, message })}\n`);
  dialog.showErrorBox('Stockroom', action === '' ? message : `${message}\n\n${action}`);
}

/** Page and preload are ours: if one cannot run, nothing will, and the log must tell why. */
export function watchPage(contents: WebContents, log: () => Log, flags: Flags): void {
  contents.on('preload-error', (_event, _path, error) => {
    log().error('preload', {}, error);
    tell(error, flags);
  });
  contents.on('did-fail-load', (_event, code, description) =>
    log().warn('page not loaded', { code, description }),
  );
}

function reload(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.reload();
}
