import { app } from 'electron';
import type { Workspace } from '../workspace.ts';

/** What is not closed by then is ended: everything on disk survives that at any time. */
const CLOSE_MS = 2_000;

/**
 * Closes the core on the way out. On `will-quit`, not `before-quit`: by then the windows are gone, so that no
 * page calls a core that is closed, and no page can change the user's mind any more.
 */
export function closeOnQuit(workspace: Pick<Workspace, 'close'>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS));
    void Promise.race([workspace.close().catch(() => undefined), late]).then(() => {
      closed = true;
      app.quit();
    });
  });
}
