import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

it('reads what a hand has dropped, and no path that a page names', async () => {
  const { ask, profile } = await bootWindow();
  const file = join(profile, 'job.svg');
  await writeFile(file, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await ask('check', 'dropped', file)).toBe('over');
  expect(await ask('check', 'made up', file)).toBe('not-found');
  expect(await ask('check', 'typed', file)).toBe('declined');
  await ask('willPress', 'Read it');
  expect(await ask('check', 'typed', file)).toBe('over');
  const { asked } = await ask('observe');
  expect(asked.map(({ message }) => message)).toEqual([
    `Read “${file}” and check what it uses?`,
    `Read “${file}” and check what it uses?`,
  ]);
});
