/** What the app finds when it imports `electron`. A name that is missing here is an error at once. */
export { app } from './app.ts';
export { clipboard, ClipboardItem } from './clipboard.ts';
export { nativeImage } from './drag.ts';
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
