import { expect, it } from 'vitest';
import { bootWindow } from './boot.ts';

it('asks in a box of the system what a page may not answer, and takes what is no yes for a no', async () => {
  const { ask } = await bootWindow();
  expect(await ask('limit', '10')).toBe('10');
  expect((await ask('observe')).asked).toEqual([]);
  expect(await ask('limit', '20')).toBe('declined');
  await ask('willPress', 'Cancel');
  expect(await ask('limit', null)).toBe('declined');
  expect(await ask('limit', '10')).toBe('10');
  await ask('willPress', 'Raise');
  expect(await ask('limit', '20')).toBe('20');
  const { asked } = await ask('observe');
  expect(asked.map(({ message }) => message)).toEqual([
    'Raise the daily limit from 10.00 to 20.00?',
    'Remove the daily limit of 10.00?',
    'Raise the daily limit from 10.00 to 20.00?',
  ]);
  // A key that was meant for the page presses the button that has the focus.
  expect(asked.map(({ focused }) => focused)).toEqual(['Cancel', 'Cancel', 'Cancel']);
});
