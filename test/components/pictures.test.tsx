import { act } from 'react';
import { expect, test } from 'vitest';
import { AssetPicture } from '../../src/renderer/ui/AssetPicture.tsx';
import { PictureAttempt } from '../../src/renderer/ui/use-broken.ts';
import { useReconnects } from '../../src/renderer/state/reconnects.ts';
import { Results } from '../../src/renderer/features/search/Results.tsx';
import { searchStore } from '../../src/renderer/state/search.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { recordsStore } from '../../src/renderer/state/records.ts';
import { plainQuery } from '../../src/shared/model/search.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { AssetId } from '../../src/shared/model/ids.ts';
import { useStore } from 'zustand';
import { click, find, openPage } from './page.tsx';

const SIGNED_IN = {
  status: 'signed-in',
  userName: 'ana',
  userId: null,
  group: null,
  connection: 'online',
  remembered: false,
  secretStore: 'memory',
} as const;

function Shown() {
  return (
    <PictureAttempt value={useStore(useReconnects())}>
      <AssetPicture assetId={1 as AssetId} size="thumb" className="box" />
    </PictureAttempt>
  );
}

test('a picture that could not be had is an empty box, and is asked for again when the network is back', async () => {
  const { body, tell } = await openPage(<Shown />, { account: { ...SIGNED_IN, connection: 'offline' } });
  const image = find(body, 'img');
  await act(async () => image.dispatchEvent(new Event('error')));
  expect(body.querySelector('img')).toBeNull();
  expect(body.querySelector('.box')).not.toBeNull();
  await tell.account(SIGNED_IN);
  expect(body.querySelector('img')?.getAttribute('src')).toContain('/preview/1/thumb');
});

test('a search that was never made ends offline at the library, with no bare code', async () => {
  const { stores, body } = await openPage(<Results />, { account: SIGNED_IN });
  const { failure } = new StockroomError('offline');
  await act(async () =>
    stores
      .get(searchStore)
      .store.setState({ query: plainQuery('coffee'), phase: { kind: 'failed', failure } }),
  );
  expect(body.querySelector('code')).toBeNull();
  expect(body.textContent).not.toMatch(/\boffline\b/);
  await click(find(body, 'button', 'Search the library for “coffee”'));
  expect(stores.get(locationStore).store.getState().view).toBe('library');
  expect(stores.get(recordsStore).store.getState().query.text).toBe('coffee');
});
