import { act } from 'react';
import { expect, test } from 'vitest';
import { FileHosts } from '../../src/renderer/features/settings/FileHosts.tsx';
import { click, find, openPage, settle, type } from './page.tsx';
import type { Page } from './page.tsx';

async function add(page: Page, host: string): Promise<void> {
  await type(find(page.body, 'input[name="host"]'), host);
  await act(async () => (find(page.body, 'form') as HTMLFormElement).requestSubmit());
  await settle();
}

const problem = ({ body }: Page) => {
  const id = find(body, 'input[name="host"]').getAttribute('aria-describedby') ?? '';
  return document.getElementById(id)?.textContent ?? '';
};

test('a host of files is added in its canonical form, once, and removed', async () => {
  const page = await openPage(<FileHosts />);
  await add(page, ' CDN.Example.org ');
  expect(page.world.settings.fileHosts).toEqual(['cdn.example.org']);
  await add(page, 'cdn.example.org');
  expect(page.world.settings.fileHosts).toEqual(['cdn.example.org']);
  await click(find(page.body, 'button[aria-label="Remove cdn.example.org"]'));
  expect(page.world.settings.fileHosts).toEqual([]);
});

test.each(['*.example.org', 'https://example.org', 'co.uk', '10.0.0.1', ''])(
  '%j is no host, and is said to be none',
  async (text) => {
    const page = await openPage(<FileHosts />);
    await add(page, text);
    expect(problem(page)).toContain('name of a host');
    expect(page.world.settings.fileHosts).toEqual([]);
  },
);
