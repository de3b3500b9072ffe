import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = tempFolderPerTest();

/** The page, and what its component tests need. */
const COPIED = [
  'package.json',
  'tsconfig.base.json',
  'vitest.config.ts',
  'src/shared',
  'src/renderer',
  'test/components/page.tsx',
  'test/components/shelves.ts',
  'test/unit/renderer/assets.ts',
];

const FEATURE = `
import { Hand } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { HelloCard, HelloView } from './Hello.tsx';
import { helloStore } from './hello.ts';

export const feature: Feature = {
  id: 'hello',
  view: { label: 'Hello', icon: Hand, component: HelloView, rail: 60 },
  stores: [helloStore],
  commands: [
    {
      id: 'say-hello',
      section: 'View',
      order: 70,
      label: 'Say hello',
      shortcut: { key: 'h' },
      everywhere: true,
      ready: () => true,
      run: (stores) => stores.get(helloStore).setState('Good morning', true),
    },
  ],
  settings: [{ order: 80, title: 'Greeting', component: HelloCard }],
};
`;

const STORE = `
import { createStore } from 'zustand/vanilla';
import { defineStore, hookOf } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';

export const helloStore = defineStore('hello', { toasts: toastsStore }, () => createStore(() => 'Hello'));
export const useHello = hookOf(helloStore);
`;

const COMPONENTS = `
import { useStore } from 'zustand';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { useHello } from './hello.ts';

export function HelloView() {
  return <ViewFrame title="Hello"><p>{useStore(useHello())}, stock!</p></ViewFrame>;
}

export function HelloCard() {
  return <button type="button">Louder</button>;
}
`;

const TEST = `
import { expect, test } from 'vitest';
import { Root } from '../../src/renderer/shell/Root.tsx';
import { click, find, openPage, press, settle } from './page.tsx';

const account = {
  status: 'signed-in',
  userName: 'ana',
  userId: null,
  group: null,
  connection: 'online',
  remembered: false,
  secretStore: 'keychain',
} as const;

/** Title of the view in front; that of the search lies behind. */
const inFront = (body) => [...body.querySelectorAll('main h1')].at(-1)?.textContent;

test('the new feature is everywhere', async () => {
  const { body } = await openPage(<Root />, { account });

  await click(find(body, 'nav button', 'Hello'));
  expect(window.location.hash).toBe('#/hello');
  expect(inFront(body)).toBe('Hello');
  expect(body.textContent).toContain('Hello, stock!');

  await press('k', { ctrlKey: true });
  const options = [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);
  expect(options).toContain('Say helloH');
  expect(options).not.toContain('Open hello');
  await click(find(document, '[role="option"]', 'Say helloH'));
  await settle();
  expect(body.textContent).toContain('Good morning, stock!');

  await press('?');
  expect(find(document, '[role="dialog"] section[aria-label="View"]').textContent).toContain('Say helloH');
  await press('Escape');

  await press(',', { ctrlKey: true });
  expect(inFront(body)).toBe('Settings');
  const headings = [...body.querySelectorAll('h2')].map(({ textContent }) => textContent);
  expect(headings).toContain('Greeting');
  find(body, 'button', 'Louder');
});
`;

/** Adds a file to the copy; none may be there before. */
function add(file: string, text: string): void {
  const full = path.join(folder.path, file);
  expect(existsSync(full), file).toBe(false);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

test('a feature is on the rail, in the palette and in the settings by new files alone', () => {
  for (const item of COPIED) cpSync(path.join(root, item), path.join(folder.path, item), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules'), 'junction');
  add('test/tsconfig.json', '{ "extends": "../src/renderer/tsconfig.json", "references": [] }');
  add('src/renderer/features/hello/feature.ts', FEATURE);
  add('src/renderer/features/hello/hello.ts', STORE);
  add('src/renderer/features/hello/Hello.tsx', COMPONENTS);
  add('test/components/hello.test.tsx', TEST);

  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'components',
      '--reporter',
      'tap',
    ],
    { cwd: folder.path, encoding: 'utf8', env: { ...env, NO_COLOR: '1' } },
  );
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toContain('the new feature is everywhere');
}, 120_000);
