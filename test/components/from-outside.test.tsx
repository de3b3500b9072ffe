import { act } from 'react';
import { useStore } from 'zustand';
import { afterEach, expect, test, vi } from 'vitest';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { recogniseFiles } from '../../src/renderer/features/drag/recognise.ts';
import { assetViewStore, useAssetView } from '../../src/renderer/state/asset.ts';
import { locationStore, useLocation } from '../../src/renderer/state/location.ts';
import { useSearch } from '../../src/renderer/state/search.ts';
import { parseDeepLink } from '../../src/shared/model/deep-link.ts';
import type { PageTarget } from '../../src/shared/model/deep-link.ts';
import { instant } from '../../src/shared/model/instant.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { aBatch, openPage, settle } from './page.tsx';

const LAKE = anAsset(11, { title: 'A lake' });
const SIGNED_IN = {
  status: 'signed-in',
  userName: 'ana',
  userId: null,
  group: null,
  connection: 'online',
  remembered: false,
  secretStore: 'memory',
} as const;

function Front() {
  const asset = useAssetView();
  const location = useLocation();
  const search = useSearch();
  const open = useStore(asset.store, (state) => state.open?.asset.title);
  const text = useStore(search.store, ({ query, phase }) => (phase.kind === 'idle' ? '' : query.text));
  return (
    <>
      <output>{`${useStore(location.store).view} ${text} ${open ?? ''}`.trim()}</output>
      <Toasts />
    </>
  );
}

function target(link: string): PageTarget {
  const parsed = parseDeepLink(link);
  if (parsed === null) throw new Error(link);
  return parsed;
}

afterEach(() => {
  window.location.hash = '';
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a link leads to its search, its asset and its batch, whatever is in front', async () => {
  const { stores, body, tell } = await openPage(<Front />, { account: SIGNED_IN, results: [LAKE] });
  const front = () => body.querySelector('output')?.textContent;
  await tell.target({ kind: 'batch', batchId: aBatch().id });
  expect(front()).toBe('downloads');
  expect(stores.get(locationStore).store.getState().item).toBe(aBatch().id);
  await tell.target(target('stockroom://search?q=sea'));
  await settle();
  expect(front()).toBe('search sea');
  await tell.target(target('stockroom://asset/11'));
  await settle();
  expect(front()).toBe('search sea A lake');
  // Once more, after the panel was closed.
  await act(async () => stores.get(assetViewStore).close());
  await tell.target(target('stockroom://asset/11'));
  await settle();
  expect(front()).toBe('search sea A lake');
});

test('a link waits until somebody is signed in', async () => {
  const { body, tell } = await openPage(<Front />, { results: [LAKE] });
  await tell.target(target('stockroom://asset/11'));
  expect(body.querySelector('output')?.textContent).toBe('search');
  await tell.account(SIGNED_IN);
  await settle();
  expect(body.querySelector('output')?.textContent).toBe('search  A lake');
});

test('a link to what does not exist says so', async () => {
  const { tell } = await openPage(<Front />, { account: SIGNED_IN, results: [] });
  await tell.target(target('stockroom://asset/11'));
  await settle();
  expect(document.body.textContent).toContain('not-found');
});

test('when the browser says that the network is back, the main process hears of it', async () => {
  const { world } = await openPage(<Front />, { account: SIGNED_IN });
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(world.noticedOnline).toBe(1);
});

test.each([
  ['looks away, and has said yes before', false, 'granted', 1],
  ['looks at the page', true, 'granted', 0],
  ['was never asked', false, 'default', 0],
  ['has said no', false, 'denied', 0],
])(
  'a batch that ends is a notification for who %s, and a toast in any case',
  async (_who, looks, permission, told) => {
    const shown: string[] = [];
    class Notice extends EventTarget {
      static readonly permission = permission;
      constructor(title: string, { body }: { readonly body: string }) {
        super();
        shown.push(`${title}: ${body}`);
      }
    }
    vi.stubGlobal('Notification', Notice);
    vi.spyOn(document, 'hasFocus').mockReturnValue(looks);
    const { tell } = await openPage(<Front />, { account: SIGNED_IN });
    await tell.batches({ kind: 'change', gone: [], batches: [aBatch()] });
    await tell.batches({
      kind: 'change',
      gone: [],
      batches: [aBatch({ finishedAt: instant(1_800_000_100_000) })],
    });
    expect(shown).toEqual(told === 1 ? ['Spring campaign: 3 done, 1 here already'] : []);
    expect(document.body.textContent).toContain('Spring campaign: 3 done, 1 here already');
  },
);

test.each(['Cover.psd', 'Flyer.pdf', 'Logo.ai', 'Map.svg', 'Poster 12345678.eps'])(
  'a dropped %s is offered the check, also where nothing of it can be read',
  async (name) => {
    const { stores } = await openPage(<Front />, { account: SIGNED_IN, results: [LAKE] });
    const file = Object.assign(new File(['x'], name), { webkitRelativePath: '' });
    // No host that could look into it.
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await act(async () => recogniseFiles(stores, [file], new AbortController().signal));
    await settle();
    const offers = [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(offers).toContain('Check it');
    expect(document.body.textContent).not.toContain('not a Depositphotos file');
  },
);
