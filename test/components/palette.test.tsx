import { act } from 'react';
import { expect, test } from 'vitest';
import { Palette } from '../../src/renderer/features/palette/Palette.tsx';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { viewStore } from '../../src/renderer/state/view.ts';
import { find, openPage, press, settle, type } from './page.tsx';

async function openPalette() {
  const page = await openPage(<Palette />);
  await act(async () => page.stores.get(viewStore).show('palette'));
  await settle();
  const look = async (text: string) => {
    await type(find(document, 'input', 'Find anything'), text);
    await settle();
    // The pause before the main process is asked.
    await act(async () => new Promise((resolve) => setTimeout(resolve, 60)));
    await settle();
    return [...document.querySelectorAll<HTMLElement>('[role="group"]')].map(
      (group) => group.getAttribute('aria-label') ?? '',
    );
  };
  return { ...page, look };
}

const active = () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent;

test('a setting is found by what can be set, and Enter goes to its card', async () => {
  const { look, stores } = await openPalette();
  expect(await look('backups')).toContain('Settings');
  expect(active()).toContain('Storage');
  await press('Enter');
  await settle();
  expect(stores.get(locationStore).store.getState()).toEqual({ view: 'settings', item: 'storage' });
  expect(stores.get(viewStore).store.getState().overlay).toBeNull();
});

test('any text can be searched in the catalogue; commands are found by name', async () => {
  const { look } = await openPalette();
  expect(await look('blue door')).toEqual(['Catalogue']);
  expect(active()).toBe('Search the catalogue for “blue door”');
  expect(await look('20192481')).toEqual(['Catalogue']);
  expect(active()).toBe('Open asset 20192481');
  expect((await look('open boards'))[0]).toBe('Commands');
});

test('every finder of every feature has a title of its own', () => {
  const titles = FEATURES.all.flatMap(({ finders = [] }) => finders.map(({ title }) => title));
  expect(titles.toSorted()).toEqual([
    'Batches',
    'Boards',
    'Catalogue',
    'Commands',
    'In the library',
    'Licences',
    'Past searches',
    'Projects',
    'Saved in the library',
    'Saved searches',
    'Settings',
    'Shot lists',
  ]);
});
