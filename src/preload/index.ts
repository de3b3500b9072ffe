import { contextBridge, ipcRenderer, webUtils } from 'electron';

/*
 * Hands the page its one MessagePort, and says that there is one to wait for. The port crosses as a message
 * of the window, because a port cannot cross the context bridge.
 */

const PORT = 'stockroom:port';
const READY = 'stockroom:ready';

/** Kept until the page listens: either may come first. */
let waiting: MessagePort | null = null;
let listening = false;

ipcRenderer.on(PORT, (event) => {
  const [port] = event.ports;
  if (port === undefined) return;
  waiting?.close();
  waiting = port;
  handOver();
});

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== READY) return;
  listening = true;
  handOver();
});

function handOver(): void {
  if (!listening || waiting === null) return;
  window.postMessage(PORT, '*', [waiting]);
  waiting = null;
}

contextBridge.exposeInMainWorld('stockroom', {
  platform: process.platform,
  /** Of a file that the user has dropped or chosen; empty for one that is on no disk. */
  pathOf: (file: File) => webUtils.getPathForFile(file),
});
