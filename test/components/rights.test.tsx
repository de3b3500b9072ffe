import { act } from 'react';
import { useStore } from 'zustand';
import { expect, test } from 'vitest';
import { assetViewStore, useAssetView } from '../../src/renderer/state/asset.ts';
import { basketStore } from '../../src/renderer/state/basket.ts';
import { libraryStore } from '../../src/renderer/state/library.ts';
import { recordsStore, useRecords } from '../../src/renderer/state/records.ts';
import { TableContext } from '../../src/renderer/state/search-table.ts';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { AssetPanel } from '../../src/renderer/features/asset/AssetPanel.tsx';
import { GridTile } from '../../src/renderer/parts/grid/GridTile.tsx';
import type { Right } from '../../src/shared/model/download.ts';
import type { HeldLicence } from '../../src/shared/model/held-licence.ts';
import type { FileId, LicenceId, TransactionId } from '../../src/shared/model/ids.ts';
import { instant } from '../../src/shared/model/instant.ts';
import type { LibraryFile } from '../../src/shared/model/library.ts';
import { NO_REFERENCES } from '../../src/shared/model/licence.ts';
import { NO_MARKS } from '../../src/shared/model/record.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { click, find, openPage, settle } from './page.tsx';
import type { Page, World } from './page.tsx';

const ASSET = anAsset(11, { title: 'A lake' });
const LICENSED = [{ assetId: ASSET.id, right: 'licensed' }] as const;
const COMP = aFile('comp');

const LICENCE: HeldLicence = {
  place: 1,
  transactionId: 700_001 as TransactionId,
  assetId: ASSET.id,
  at: instant(Date.UTC(2026, 9, 3, 12)),
  title: 'A lake',
  type: 'image',
  size: null,
  editorial: false,
  person: 'Ada Larkspur',
  licenceId: 10 as LicenceId,
  licence: 'Digital License',
  option: 'xl-2015',
  billing: 'paid',
  transferred: false,
  transferId: null,
  invoiceId: null,
  price: null,
  extendedRights: null,
  references: { ...NO_REFERENCES, project: 'Alpine' },
  listed: true,
};

function aFile(right: Right): LibraryFile {
  return {
    id: (right === 'comp' ? 1 : 2) as FileId,
    assetId: ASSET.id,
    right,
    option: 'l-2015',
    relativePath: `A lake ${right}.jpg`,
    bytes: 1000,
    sha256: '0'.repeat(64),
    addedAt: instant(1),
    presence: 'here',
  };
}

function Panel() {
  const asset = useAssetView();
  const open = useStore(asset.store, (state) => state.open);
  return (
    <>
      {open !== null && <AssetPanel open={open} />}
      <Toasts />
    </>
  );
}

async function openPanel(world: Partial<World>): Promise<Page> {
  const page = await openPage(<Panel />, { results: [ASSET], held: [LICENCE], ...world });
  await act(async () => {
    await page.stores.get(libraryStore).learn([ASSET.id]);
    page.stores.get(assetViewStore).open(ASSET);
  });
  await settle();
  return page;
}

const compPart = (body: HTMLElement) => find(body, 'section[aria-label="Comp"]');
const offer = (body: HTMLElement) =>
  [...body.querySelectorAll('button')].find(({ textContent }) => textContent === 'Download licensed file');

test('a comp of an asset that a colleague has licensed stays a comp, and the licensed file is offered', async () => {
  const { body, world } = await openPanel({ rights: LICENSED, files: [COMP] });
  const part = compPart(body);
  const [row] = part.querySelectorAll('li');
  expect(row?.textContent).toMatch(/^Comp/);
  expect(row?.textContent).not.toContain('Write licence');
  const button = offer(body);
  expect(part.textContent).toContain('Licensed by Ada Larkspur');
  expect(button?.className).toContain('primary');
  expect(part.textContent).toContain('Digital License, project Alpine, transaction 700001');
  expect(part.textContent).toContain('not its comps');
  expect(part.textContent).not.toMatch(/Not licensed/);
  if (button !== undefined) await click(button);
  expect(world.basketCalls).toEqual([{ downloadAgain: [{ assetId: 11, transactionId: 700_001 }] }]);
});

test('nothing is offered where the licensed file is here, or nobody has licensed it', async () => {
  const both = await openPanel({ rights: LICENSED, files: [COMP, aFile('licensed')] });
  const rows = [...compPart(both.body).querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(rows).toEqual([expect.stringMatching(/^Comp/), expect.stringMatching(/^Licensed/)]);
  expect(offer(both.body)).toBeUndefined();

  const open = await openPanel({
    rights: [{ assetId: ASSET.id, right: 'comp' }],
    files: [COMP],
    held: [],
  });
  expect(offer(open.body)).toBeUndefined();
  expect(compPart(open.body).textContent).toContain('Comp: for layout and approval only. Not licensed.');
});

test('the main button of an asset that the group owns is the licensed file; a comp comes second', async () => {
  const { body } = await openPanel({ rights: LICENSED, files: [] });
  expect(offer(body)?.className).toContain('primary');
  const part = compPart(body);
  expect(part.contains(offer(body) ?? null)).toBe(false);
  expect([...part.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Download a comp…',
  ]);
  await click(find(part, 'button', 'Download a comp…'));
  expect(find(part, 'button', 'Download comp').className).not.toContain('primary');
});

test.each(['licensed', 'comp'] as const)(
  'a %s file that has gone missing is fetched again',
  async (right) => {
    const fetched: number[][] = [];
    const { body } = await openPanel({
      rights: [{ assetId: ASSET.id, right }],
      files: [{ ...aFile(right), presence: 'missing' }],
      fetchAgain: (assets) => {
        fetched.push([...assets]);
        return { files: 1 };
      },
    });
    expect(offer(body)).toBeUndefined();
    const [row] = compPart(body).querySelectorAll('li');
    expect(row?.textContent).not.toContain('Copy path');
    await click(find(row as HTMLElement, 'button', 'Fetch again'));
    expect(fetched).toEqual([[ASSET.id]]);
    expect(document.body.textContent).toContain('Fetching 1 file again, at no cost.');
  },
);

/** The same tile on the light table, where assets are, and in the library, where files are. */
function Tiles() {
  const records = useRecords();
  const tile = (
    <GridTile
      asset={ASSET}
      index={0}
      place={0}
      total={1}
      stack={null}
      left={0}
      top={0}
      width={100}
      height={100}
      focused={false}
      open={false}
      playing={false}
      pictures={false}
      caption={false}
      badges={undefined}
    />
  );
  return (
    <>
      <div id="search">{tile}</div>
      <div id="library">
        <TableContext value={records.table}>{tile}</TableContext>
      </div>
    </>
  );
}

test.each([
  ['licensed', 'comp', 'Licensed', 'Comp in library'],
  ['licensed', 'licensed', 'Licensed', 'Licensed'],
  ['comp', 'comp', 'Comp in library', 'Comp in library'],
] as const)('an asset that is %s, with a file that is %s', async (ofAsset, ofFile, inSearch, inLibrary) => {
  const record = {
    asset: ASSET,
    tags: [],
    right: ofFile,
    files: 1,
    bytes: 1,
    addedAt: instant(1),
    missing: false,
    changed: false,
    expired: false,
    colour: null,
    project: '',
    marks: NO_MARKS,
  };
  const { stores, body } = await openPage(<Tiles />, {
    rights: [{ assetId: ASSET.id, right: ofAsset }],
    record,
  });
  await act(async () => {
    await stores.get(libraryStore).learn([ASSET.id]);
    await stores.get(recordsStore).learn(ASSET.id);
  });
  await settle();
  expect(find(body, '#search .visually-hidden').textContent).toBe(`Photo: A lake, ${inSearch}`);
  expect(find(body, '#library .visually-hidden').textContent).toBe(`Photo: A lake, ${inLibrary}`);
  const badge = ofFile === 'comp' ? 'Comp' : 'Licensed';
  expect(find(body, '#library [aria-hidden="true"]').textContent).toContain(badge);
});

test('a paid file whose licence has ended says so, and offers no proof of it', async () => {
  const { body } = await openPanel({
    files: [aFile('licensed')],
    rights: [{ assetId: ASSET.id, right: 'comp' }],
    held: [],
  });
  const [row] = compPart(body).querySelectorAll('li');
  expect(row?.textContent).toContain('Licence ended');
  expect(row?.textContent).toContain('License the asset again before you use this file');
  expect(row?.textContent).not.toContain('Write licence');
});

test('the sizes that a licence covers are marked, and a larger one is offered as what it is', async () => {
  const { stores, body } = await openPanel({ held: [{ ...LICENCE, option: 's-2015' }], rights: LICENSED });
  const sizes = ['s-2015', 'xl-2015'].map((option) => ({
    option,
    label: option,
    price: { amount: '9', currencyId: null },
    enabled: true,
  }));
  const licences = [{ id: 10 as LicenceId, name: 'Digital License', productType: 'image' as const, sizes }];
  const terms = { licences, asOf: instant(1), mayLicense: true, mayComp: true };
  await act(async () => stores.get(basketStore).store.setState({ terms }));
  await settle();
  const section = find(body, 'section[aria-label="License"]');
  const [small, large] = section.querySelectorAll('label');
  expect([small?.textContent, large?.textContent]).toEqual(['s-2015, licensed9.00', 'xl-20159.00']);
  await click(large?.querySelector('input') as HTMLElement);
  expect(body.textContent).toContain('in a smaller size: Small. A larger size needs a licence of its own.');
});
