import { expect, test } from 'vitest';
import { NothingOpen } from '../../src/renderer/features/asset/NothingOpen.tsx';
import { openPage, settle } from './page.tsx';

/** What the room of the panel says that keys do. */
const told = (body: HTMLElement) =>
  [...body.querySelectorAll('kbd')].map(
    (key) => `${key.textContent} ${key.closest('div')?.querySelector('dd')?.textContent}`,
  );

test('the empty panel tells the keys that the commands have', async () => {
  window.location.hash = '#/';
  const { body } = await openPage(<NothingOpen />);
  await settle();
  expect(told(body)).toEqual([
    'Space Look at it large',
    'C Download comp',
    'B Add to a board',
    'L Add to basket',
  ]);
});
