import { act } from 'react';
import { expect, test } from 'vitest';
import { KeySettings } from '../../src/renderer/features/palette/KeySettings.tsx';
import { useShortcuts } from '../../src/renderer/shell/use-shortcuts.ts';
import { viewStore } from '../../src/renderer/state/view.ts';
import { click, find, openPage, press, settle, type } from './page.tsx';

function Screen() {
  useShortcuts();
  return <KeySettings />;
}

/** `t` shows the titles below the pictures, in front of the search. */
async function openKeys() {
  window.location.hash = '#/';
  const page = await openPage(<Screen />);
  const captions = () => page.stores.get(viewStore).store.getState().captions;
  const field = (label: string) =>
    find(
      [...page.body.querySelectorAll('label')].find(({ textContent }) => textContent === label) ?? page.body,
      'input',
    );
  const pressed = async (key: string) => {
    const before = captions();
    await act(async () => (document.activeElement as HTMLElement).blur());
    await press(key);
    return captions() !== before;
  };
  return { ...page, field, pressed };
}

test('a key is changed, the old one is free, and no key has two commands', async () => {
  const { body, world, field, pressed } = await openKeys();
  expect(await pressed('t')).toBe(true);
  await type(field('Titles below the pictures'), 'tx');
  await settle();
  // `x` rejects already.
  expect(body.textContent).toContain('“x” is the key of “Reject');
  expect(await pressed('t')).toBe(true);
  await type(field('Titles below the pictures'), 'tq');
  await settle();
  expect(world.settings.areas).toEqual({ 'keys.changed': 'captions=q' });
  expect([await pressed('t'), await pressed('q')]).toEqual([false, true]);
});

test('keys that are pressed alone are switched off, and the others stay', async () => {
  const { body, stores, world, pressed } = await openKeys();
  await click(find(body, '[role="checkbox"]'));
  expect(world.settings.areas).toEqual({ 'keys.single': false });
  expect(await pressed('t')).toBe(false);
  await press('k', { ctrlKey: true });
  expect(stores.get(viewStore).store.getState().overlay).toBe('palette');
});
