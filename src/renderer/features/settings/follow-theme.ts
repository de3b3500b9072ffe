import { windowStore } from '../../state/given.ts';
import type { Stores } from '../../state/registry/store.ts';
import { settingsStore } from '../../state/settings.ts';
import { rememberedTheme, showTheme } from '../../state/theme.ts';

/** Shows the theme of the last time until the settings are known, then what they say. */
export function followTheme(stores: Stores): void {
  const { document, localStorage } = stores.get(windowStore);
  showTheme(rememberedTheme(localStorage), document, localStorage);
  stores.get(settingsStore).subscribe((now) => {
    if (now !== null) showTheme(now.theme, document, localStorage);
  });
}
