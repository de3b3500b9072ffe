import { act } from 'react';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { GridBar } from '../../src/renderer/parts/grid/GridBar.tsx';
import { searchTableStore } from '../../src/renderer/state/search-table.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { find, openPage } from './page.tsx';

test('the place is that of the selected asset; without one, of the first in sight', async () => {
  const sight = createStore(() => ({ first: 40.5, last: 55 }));
  const { stores, body } = await openPage(<GridBar sight={sight} total={13_009_933} count={13_009_933} />);
  const place = () => find(body, 'p').textContent.replaceAll(/\D+/g, ' ').trim();
  expect(place()).toBe('41 13 009 933');
  const { focus, selection } = stores.get(searchTableStore);
  await act(async () => {
    focus.setState({ index: 7 });
    selection.only(anAsset(8), 7);
  });
  expect(place()).toBe('8 13 009 933');
  await act(async () => selection.clear());
  expect(place()).toBe('41 13 009 933');
});
