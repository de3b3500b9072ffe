import { app } from 'electron';
import type { Workspace } from '../workspace.ts';

/** Longest wait for the core to close, in milliseconds. Then it is cut off: files on disk survive that at any time. */
const CLOSE_MS = 2_000;

/**
 * Closes the core on the way out. On `will-quit`, not `before-quit`: by then the windows are gone, so that no
 * page calls a core that is closed, and no page can change the user's mind any more.
 */
export function closeOnQuit(workspace: Workspace): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void inTime(workspace.close())
      .catch((error: unknown) => workspace.app.log.error('close', {}, error))
      .then(() => {
        closed = true;
        app.quit();
      });
  });
}

function inTime(work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new Error(`Not closed within ${CLOSE_MS} ms`)), CLOSE_MS);
  return Promise.race([work.finally(() => clearTimeout(timer)), late.promise]);
}
