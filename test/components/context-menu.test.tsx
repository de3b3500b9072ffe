import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { TableMenu } from '../../src/renderer/features/tables/TableMenu.tsx';
import { Header } from '../../src/renderer/shell/Header.tsx';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { assetViewStore } from '../../src/renderer/state/asset.ts';
import { searchStore } from '../../src/renderer/state/search.ts';
import { selectionStore } from '../../src/renderer/state/selection.ts';
import { plainQuery } from '../../src/shared/model/search.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { withSizes } from './layout.ts';
import { click, find, openPage, settle } from './page.tsx';

beforeEach(() => {
  withSizes();
  window.location.hash = '#/';
});

const { component: Home } = FEATURES.home;
const ASSETS = [anAsset(1), anAsset(2), anAsset(3)];

async function openGrid() {
  const page = await openPage(
    <>
      <Header />
      <Home />
      <TableMenu />
    </>,
    { results: ASSETS },
  );
  await act(async () => page.stores.get(searchStore).start(plainQuery('lake')));
  await settle();
  const tile = (id: number) => find(page.body, `[role="option"][data-asset="${id}"]`);
  /** Returns whether the browser's own menu was kept away. */
  const menuOn = async (element: HTMLElement) => {
    const event = new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: 20,
      clientY: 30,
    });
    await act(async () => element.dispatchEvent(event));
    await settle();
    return event.defaultPrevented;
  };
  const picked = () => [...page.stores.get(selectionStore).store.getState().picked.keys()];
  return { ...page, tile, menuOn, picked };
}

const item = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(({ textContent }) =>
    textContent?.startsWith(name),
  ) ?? document.body;

test('the menu of a tile picks that tile and runs the commands on it, whatever the panel showed before', async () => {
  const { stores, world, tile, menuOn, picked } = await openGrid();
  await act(async () => stores.get(assetViewStore).open(anAsset(1)));
  expect(await menuOn(tile(2))).toBe(true);
  expect(picked()).toEqual([2]);
  expect(item('Add to basket').textContent).toBe('Add to basketL');
  await click(item('Add to basket'));
  expect(world.basketCalls).toEqual([{ add: [2] }]);
  expect(document.querySelector('[role="menuitem"]')).toBeNull();
});

test('the menu on one of many is about all of them, and offers only what makes sense', async () => {
  const { stores, world, tile, menuOn, picked } = await openGrid();
  await act(async () => stores.get(selectionStore).replace(ASSETS.slice(0, 2)));
  await menuOn(tile(2));
  expect(picked()).toEqual([1, 2]);
  expect(item('Compare the selection')).not.toBe(document.body);
  expect(item('Rate 3')).toBe(document.body);
  await click(item('Add to basket'));
  expect(world.basketCalls).toEqual([{ add: [1, 2] }]);
});

test('a text field and the space around the tiles keep the menu of the browser', async () => {
  const { body, menuOn } = await openGrid();
  expect(await menuOn(find(body, 'input', 'Search the catalogue'))).toBe(false);
  expect(await menuOn(find(body, '[role="listbox"]'))).toBe(false);
  expect(document.querySelector('[role="menuitem"]')).toBeNull();
});
