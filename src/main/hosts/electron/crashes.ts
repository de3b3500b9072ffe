import { app, dialog } from 'electron';
import type { WebContents } from 'electron';
import { StockroomError, failureOf } from '../../../shared/model/failure.ts';
import type { Log } from '../../log/index.ts';

/** A page that dies more often than this within the time is left alone: it would go on for ever. */
const RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

/** Writes down what crashes, on this computer only, and brings a page back whose process is gone. */
export function watchCrashes(log: () => Log): void {
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
    // The state is unknown now. What is on disk survives an end at any time, so end rather than go on.
    tell(error);
    app.quit();
  });
}

/** Shows a failure as far as it is in the user's words; the log has the rest. */
export function tell(error: unknown): void {
  const { message, action } = failureOf(error);
  dialog.showErrorBox('Stockroom', action === '' ? message : `${message}\n\n${action}`);
}

/** The preload is ours: if it cannot run, nothing will, and the user must hear of it. */
export function watchPreload(contents: WebContents, log: () => Log): void {
  contents.on('preload-error', (_event, _path, error) => {
    log().error('preload', {}, error);
    tell(new StockroomError('internal', { cause: error }));
  });
}

function reload(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.reload();
}
