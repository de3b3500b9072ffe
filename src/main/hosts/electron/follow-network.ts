import { net } from 'electron';

/** Electron tells pages when the network comes and goes, and the main process only when asked. Costs microseconds. */
const LOOK_EVERY_MS = 1_000;

/**
 * Tells when the network goes and when it is back. Not what it is at the start: a computer whose network Chromium
 * cannot see says “offline” for ever, and must work all the same.
 */
export function followNetwork(tell: (online: boolean) => void): void {
  let online = net.isOnline();
  setInterval(() => {
    const now = net.isOnline();
    if (now === online) return;
    online = now;
    tell(now);
  }, LOOK_EVERY_MS).unref();
}
