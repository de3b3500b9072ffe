import { nativeTheme } from 'electron';
import type { BrowserWindow } from 'electron';
import type { SettingsService } from '../../platform/settings/index.ts';
import { backgroundColor } from './window.ts';

/** Sets the native theme now, before a window shows, and follows the setting until the app is closed. */
export async function followTheme(settings: SettingsService): Promise<void> {
  nativeTheme.themeSource = settings.current.theme;
  for await (const { theme } of settings.watch()) nativeTheme.themeSource = theme;
}

/** Keeps the background that shows through while a page loads or a window grows. */
export function followBackground(window: BrowserWindow): void {
  const update = () => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', update);
  window.once('closed', () => nativeTheme.off('updated', update));
}
