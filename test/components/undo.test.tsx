import { act } from 'react';
import { expect, test } from 'vitest';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { useShortcuts } from '../../src/renderer/shell/use-shortcuts.ts';
import { basketStore } from '../../src/renderer/state/basket.ts';
import { changesStore, createChanges } from '../../src/renderer/state/changes.ts';
import { commandsNow, labelOf } from '../../src/renderer/state/commands.ts';
import type { Stores } from '../../src/renderer/state/registry/store.ts';
import { createToasts } from '../../src/renderer/state/toasts.ts';
import type { AccountState } from '../../src/shared/model/account.ts';
import type { BasketLine } from '../../src/shared/model/basket.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { AssetId, LicenceId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import { click, EMPTY_BASKET, find, openPage, press } from './page.tsx';

function Screen() {
  useShortcuts();
  return <Toasts />;
}

const LINE: BasketLine = {
  asset: { id: 1 as AssetId, title: 'Lake', type: 'image', editorial: false, size: null },
  licenceId: 11 as LicenceId,
  option: 'xl-2015',
  extendedRights: 4,
  references: { ...NO_REFERENCES, project: 'Alps' },
  addedAt: instant(1),
  seenPrice: null,
  gone: false,
};
const SIGNED_IN: AccountState = {
  status: 'signed-in',
  userId: null,
  userName: 'us',
  group: null,
  remembered: true,
  secretStore: 'keychain',
  connection: 'online',
};
const undo = () => press('z', { ctrlKey: true });
const redo = () => press('Z', { ctrlKey: true, shiftKey: true });
const named = (stores: Stores, id: string) => {
  const command = commandsNow(stores).find((one) => one.id === id);
  return command === undefined ? null : labelOf(stores, command);
};

test('a line that left the basket comes back with its choices, long after its message, and goes again', async () => {
  const { stores, world } = await openPage(<Screen />, {
    account: SIGNED_IN,
    basket: { ...EMPTY_BASKET, lines: [LINE] },
  });
  await undo();
  expect(world.basketCalls).toEqual([]);
  await act(async () => stores.get(basketStore).remove([LINE.asset.id]));
  expect(named(stores, 'undo')).toBe('Undo removal of 1 asset from the basket');
  await undo();
  const { licenceId, option, extendedRights, references } = LINE;
  expect(world.basketCalls.slice(1)).toEqual([
    { add: [1] },
    { edit: [1], licenceId, option, extendedRights, references },
  ]);
  expect(named(stores, 'undo')).toBe('Undo');
  expect(named(stores, 'redo')).toBe('Redo removal of 1 asset from the basket');
  await redo();
  expect(world.basketCalls.at(-1)).toEqual({ remove: [1] });
});

test('changes are undone in turn, each once, by key or by message, and a new one ends the redoing', async () => {
  const { stores, body } = await openPage(<Screen />);
  const changes = stores.get(changesStore);
  const log: string[] = [];
  const change = (name: string) => ({
    name,
    undo: async () => void log.push(`undo ${name}`),
    redo: async () => void log.push(`redo ${name}`),
  });
  await act(async () => {
    for (const name of ['a', 'b', 'c']) changes.did(change(name), `Did ${name}.`);
  });
  // The message of one that is not the latest takes back that one.
  const message = [
    ...document.querySelectorAll<HTMLElement>('section[aria-label] > div, [class*="toast"]'),
  ].find(({ textContent }) => textContent?.includes('Did b.'));
  await click(find(message ?? body, 'button', 'Undo'));
  expect(log).toEqual(['undo b']);
  await undo();
  await undo();
  await undo();
  expect(log).toEqual(['undo b', 'undo c', 'undo a']);
  // Their messages offer nothing any more.
  expect(document.body.textContent).not.toContain('Did ');
  expect(document.body.textContent).toContain('Undone: a.');
  await redo();
  expect(log.at(-1)).toBe('redo a');
  expect(document.body.textContent).toContain('Done again: a.');
  await act(async () => changes.did(change('d')));
  await redo();
  expect(log.at(-1)).toBe('redo a');
});

test('a way back that fails is told, and the one before it is next', async () => {
  const toasts = createToasts();
  const changes = createChanges(toasts);
  const log: string[] = [];
  changes.did({ name: 'a', undo: async () => void log.push('a'), redo: async () => {} });
  changes.did({
    name: 'b',
    undo: () => Promise.reject(new StockroomError('not-found')),
    redo: async () => {},
  });
  await changes.undo();
  expect(toasts.store.getState().map(({ kind }) => kind)).toEqual(['failure']);
  await changes.undo();
  expect(log).toEqual(['a']);
  expect(changes.store.getState().undone.map(({ name }) => name)).toEqual(['a']);
});
