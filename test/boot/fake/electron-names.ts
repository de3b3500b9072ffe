/** The names that the fake of `electron` has. */
export { app } from './app.ts';
export { clipboard, ClipboardItem } from './clipboard.ts';
export { nativeImage } from './drag.ts';
export { ipcMain } from './ipc.ts';
export { MessageChannelMain } from './ports.ts';
export { net, protocol } from './protocol.ts';
export { session } from './session.ts';
export {
  crashReporter,
  dialog,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  safeStorage,
  screen,
  shell,
} from './system.ts';
export { BrowserWindow } from './windows.ts';
