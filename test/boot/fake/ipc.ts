import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent } from 'electron';
import type { Faithful } from './phase.ts';

/** Every channel that was ever opened to pages, in order. */
export const channelsOpened: string[] = [];

class FakeIpcMain extends EventEmitter {
  constructor() {
    super();
    this.on('newListener', (channel: string) => void channelsOpened.push(channel));
  }

  handle(channel: string, listener: Parameters<IpcMain['handle']>[1]): void {
    this.on(channel, listener);
  }
}

export const ipcMain = new FakeIpcMain();
ipcMain satisfies Faithful<IpcMain>;

/** What a page's `ipcRenderer.sendSync` gets: `undefined` where no listener answers. */
export function sendSync(channel: string): unknown {
  const event: Pick<IpcMainEvent, 'returnValue'> = { returnValue: undefined };
  ipcMain.emit(channel, event);
  return event.returnValue;
}
