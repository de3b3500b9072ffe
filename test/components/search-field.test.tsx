import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { Header } from '../../src/renderer/shell/Header.tsx';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { useShortcuts } from '../../src/renderer/shell/use-shortcuts.ts';
import { searchStore } from '../../src/renderer/state/search.ts';
import { selectionStore } from '../../src/renderer/state/selection.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { withSizes } from './layout.ts';
import { find, openPage, press, settle, type } from './page.tsx';
import type { Page } from './page.tsx';

beforeEach(() => {
  withSizes();
  window.location.hash = '#/';
});

const { component: Home } = FEATURES.home;
const ASSETS = [anAsset(1), anAsset(2), anAsset(3)];

function Screen() {
  useShortcuts();
  return (
    <>
      <Header />
      <Home />
    </>
  );
}

async function openSearch(results = ASSETS): Promise<Page & { readonly field: HTMLInputElement }> {
  const page = await openPage(<Screen />, { results });
  const field = find(page.body, 'input', 'Search the catalogue') as HTMLInputElement;
  await act(async () => field.focus());
  return { ...page, field };
}

async function enter(): Promise<void> {
  await act(async () => (document.activeElement as HTMLInputElement).form?.requestSubmit());
  await settle();
}

test('Enter searches and puts the keyboard on the first result, where letters are commands and arrows move', async () => {
  const { field, stores } = await openSearch();
  await type(field, 'lake');
  await enter();
  expect(document.activeElement?.getAttribute('data-asset')).toBe('1');
  await press('s');
  expect([...stores.get(selectionStore).store.getState().picked.keys()]).toEqual([1]);
  await press('ArrowRight');
  expect(document.activeElement?.getAttribute('data-asset')).toBe('2');
  expect(field.value).toBe('lake');
});

test('the keyboard stays in the field when nothing is found', async () => {
  const empty = await openSearch([]);
  await type(empty.field, 'lake');
  await enter();
  expect(document.activeElement).toBe(empty.field);
});

test('the keyboard stays with a user who types on while the answer is on its way', async () => {
  const { field } = await openSearch();
  await type(field, 'lake');
  // The answer takes turns of its own.
  act(() => field.form?.requestSubmit());
  await type(field, 'lake a');
  await settle();
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('lake a');
});

test('Escape gives up the text, then the filters, then the selection, and then leaves for the results', async () => {
  const { field, stores } = await openSearch();
  const search = stores.get(searchStore);
  await type(field, 'lake');
  await enter();
  await act(async () => {
    search.refine({ types: ['vector'] });
  });
  await settle();
  await act(async () => {
    stores.get(selectionStore).replace(ASSETS);
    field.focus();
  });
  const state = () => ({
    text: field.value,
    filters: search.store.getState().query.types.length,
    picked: stores.get(selectionStore).store.getState().picked.size,
    here: document.activeElement === field,
  });
  await press('Escape');
  expect(state()).toEqual({ text: '', filters: 1, picked: 3, here: true });
  await press('Escape');
  // Another search, which begins without a selection.
  expect(state()).toEqual({ text: '', filters: 0, picked: 0, here: true });
  await act(async () => stores.get(selectionStore).replace(ASSETS));
  await press('Escape');
  expect(state()).toEqual({ text: '', filters: 0, picked: 0, here: true });
  await press('Escape');
  expect(state().here).toBe(false);
  expect(document.activeElement?.getAttribute('data-asset')).toBe('1');
  expect(search.store.getState().query.text).toBe('lake');
});
