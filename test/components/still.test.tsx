import { act } from 'react';
import { expect, test } from 'vitest';
import { Still } from '../../src/renderer/parts/Still.tsx';
import { libraryStore } from '../../src/renderer/state/library.ts';
import { anAsset } from '../unit/renderer/assets.ts';
import { openPage, settle } from './page.tsx';

const ASSET = anAsset(11, { title: 'A lake' });

const sources = (body: ParentNode) =>
  [...body.querySelectorAll('img')].map((one) =>
    one.getAttribute('src')?.replace(`/preview/${ASSET.id}/`, ''),
  );

test('the small picture is there at once, and goes only when the large one can be drawn', async () => {
  const { body } = await openPage(<Still asset={ASSET} missing={<p>none</p>} />);
  const [small, large] = [...body.querySelectorAll('img')];
  expect(sources(body)).toEqual(['grid', 'large']);
  expect([small?.alt, large?.alt]).toEqual([ASSET.title, '']);
  const drawn = Promise.withResolvers<void>();
  Object.assign(large as HTMLImageElement, { decode: () => drawn.promise });
  act(() => void large?.dispatchEvent(new Event('load')));
  expect(sources(body)).toEqual(['grid', 'large']);
  drawn.resolve();
  await settle();
  expect(sources(body)).toEqual(['large']);
  expect(large?.alt).toBe(ASSET.title);
});

test('one picture that fails leaves the other, both leave the word for it', async () => {
  const { body } = await openPage(<Still asset={ASSET} missing={<p>none</p>} />);
  act(() => void body.querySelectorAll('img')[1]?.dispatchEvent(new Event('error')));
  expect(sources(body)).toEqual(['grid']);
  act(() => void body.querySelector('img')?.dispatchEvent(new Event('error')));
  expect(body.textContent).toContain('none');
});

test('a file that comes or changes is another picture', async () => {
  const { body, stores } = await openPage(<Still asset={ASSET} missing={null} />);
  act(() => stores.get(libraryStore).store.setState({ versions: new Map([[ASSET.id, '00ff']]) }));
  expect(sources(body)).toEqual(['grid/00ff', 'large/00ff']);
});
