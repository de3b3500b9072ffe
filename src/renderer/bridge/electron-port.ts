import { RPCLink } from '@orpc/client/message-port';
import type { Line } from './line.ts';

const PORT = 'stockroom:port';
const READY = 'stockroom:ready';

/** What the preload leaves in the window; its presence tells the desktop from a browser. */
export interface DesktopWindow {
  readonly stockroom?: { readonly platform: string };
}

/**
 * Takes the MessagePort that the preload hands over. The preload keeps it until this page says that it
 * listens, so neither can miss the other. A later port (after a restart of the main side) replaces it; what
 * then becomes of the earlier one, which may close later still, no longer concerns the line.
 */
export function takePort(line: Line, page: Window): void {
  let current: MessagePort | null = null;
  page.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== page || event.data !== PORT || port === undefined) return;
    current = port;
    port.addEventListener('close', () => {
      if (port === current) line.lost();
    });
    line.connected(new RPCLink({ port }));
    port.start();
  });
  page.postMessage(READY, '*');
}
