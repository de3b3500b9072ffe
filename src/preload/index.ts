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

/** Where the main process hears of files that the user has given; the page never holds it. */
let given: MessagePort | null = null;

ipcRenderer.on(PORT, (event) => {
  const [port, own] = event.ports;
  if (port === undefined || own === undefined) return;
  waiting?.close();
  waiting = port;
  given?.close();
  given = own;
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
  /**
   * Stands for the path of a file that the user has dropped or chosen (see `GivenPath`); empty for one that is on no
   * disk. The path itself goes to the main process alone.
   */
  pathOf: (file: File) => {
    const path = webUtils.getPathForFile(file);
    if (path === '' || given === null) return '';
    const id = crypto.randomUUID();
    given.postMessage({ id, path });
    return `given:${id}:${path.split(/[\\/]/).findLast((name) => name !== '') ?? path}`;
  },
});
