import { THEMES } from '../../shared/model/settings.ts';
import type { Theme } from '../../shared/model/settings.ts';

export const THEME_LABEL: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  dark: 'Dark',
  light: 'Light',
};

const REMEMBERED = 'theme';

/** Puts the theme on the page. It is remembered here too, so that the next start does not flash. */
export function showTheme(theme: Theme, page: Document, memory: Storage): void {
  if (theme === 'system') delete page.documentElement.dataset['theme'];
  else page.documentElement.dataset['theme'] = theme;
  memory.setItem(REMEMBERED, theme);
}

export function rememberedTheme(memory: Storage): Theme {
  return THEMES.find((theme) => theme === memory.getItem(REMEMBERED)) ?? 'system';
}
