import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { FEATURES } from '../../src/renderer/shell/features.ts';
import { useShortcuts } from '../../src/renderer/shell/use-shortcuts.ts';
import { locationStore } from '../../src/renderer/state/location.ts';
import { searchStore } from '../../src/renderer/state/search.ts';
import { selectionStore } from '../../src/renderer/state/selection.ts';
import type { AccountState } from '../../src/shared/model/account.ts';
import { plainQuery } from '../../src/shared/model/search.ts';
import { withSizes } from './layout.ts';
import { find, openPage, settle } from './page.tsx';
import type { Page } from './page.tsx';
import { ASSETS, BACKUP, TYPING_SCREENS } from './typing-screens.tsx';
import type { TypingScreen } from './typing-screens.tsx';

const PARAGRAPH = 'Spring 2025 x b gldcstfvui015[]+-?';
// Each letter is drawn before the next: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const RENDERER = path.resolve('src/renderer');
const SIGNED_IN: Extract<AccountState, { status: 'signed-in' }> = {
  status: 'signed-in',
  userId: null,
  userName: 'us',
  group: null,
  remembered: true,
  secretStore: 'keychain',
  connection: 'online',
};

/** The components that open something over the page; `ui` has what they are made of. */
const OPENS =
  /<(?:Kit)?Dialog(?:\.Root)?\b|<AlertDialog|<PopCard\b|<Popover\.Root|<(?:Context)?Menu\.Root|<Stage\b/;

/** Where there is one, the user types into it at once. */
const WRITTEN_IN =
  'textarea, input:not([type]), input:is([type="text"], [type="search"], [type="url"], [type="password"])';

test('every dialog, menu and card of the app is typed into', () => {
  const found = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('ui/'))
    .filter((file) => OPENS.test(readFileSync(path.join(RENDERER, file), 'utf8')));
  expect(TYPING_SCREENS.map(({ file }) => file).toSorted()).toEqual(found.toSorted());
});

test.each(TYPING_SCREENS)('a paragraph that is typed into $file fires no command', async (screen) => {
  const fired = watchCommands();
  await openOver(screen);
  const popup = frontmost();
  const pressed = watchButtons();
  const focused = document.activeElement;
  expect(popup.contains(focused)).toBe(true);
  // Space closes a stage, as it has opened it: there is nothing to write.
  if (screen.isStage) await typeText(PARAGRAPH.replaceAll(' ', ''));
  else {
    const field = isField(focused) ? focused : null;
    expect(field === null).toBe(popup.querySelector(WRITTEN_IN) === null);
    await typeText(PARAGRAPH);
    // An address has no spaces.
    if (field?.type === 'url') expect(field.value).toContain(PARAGRAPH.replaceAll(' ', ''));
    else if (field !== null) expect(field.value).toContain(PARAGRAPH);
    expect(popup.getAttribute('role') === 'menu' ? [] : pressed).toEqual([]);
  }
  expect(fired()).toEqual([]);
});

/** The screen over a search with results of which two are picked: every command makes sense. */
async function openOver({ screen, account, open }: TypingScreen): Promise<Page> {
  function Screen() {
    useShortcuts();
    return screen;
  }
  withSizes();
  window.location.hash = '#/';
  const page = await openPage(<Screen />, {
    account: { ...SIGNED_IN, ...account },
    results: ASSETS,
    backups: [BACKUP],
  });
  await act(async () => page.stores.get(searchStore).start(plainQuery('lake')));
  await settle();
  await act(async () => page.stores.get(selectionStore).replace(ASSETS.slice(0, 2)));
  await open?.(page);
  await settle();
  return page;
}

/** Returns what has fired since. */
function watchCommands(): () => readonly string[] {
  const fired: string[] = [];
  for (const command of FEATURES.all.flatMap(({ commands = [] }) => commands)) {
    const spy = vi.spyOn(command, 'run').mockImplementation(() => void fired.push(command.id));
    onTestFinished(() => spy.mockRestore());
  }
  return () => fired;
}

/** Buttons that are pressed from now on. */
function watchButtons(): readonly Element[] {
  const pressed: Element[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const onClick = ({ target }: Event) => void (target instanceof HTMLButtonElement && pressed.push(target));
  document.addEventListener('click', onClick, { capture: true, signal: stop.signal });
  return pressed;
}

function frontmost(): HTMLElement {
  const open = [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="menu"]')].at(-1);
  if (open === undefined) throw new Error(`Nothing has opened:\n${document.body.innerHTML}`);
  return open;
}

function isField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'file'].includes(element.type))
  );
}

/** What a browser does with each key: it writes into a field, and a space presses a button. */
async function typeText(text: string): Promise<void> {
  for (const key of text) {
    await act(async () => {
      const target = document.activeElement ?? document.body;
      const options = { key, bubbles: true, cancelable: true };
      const isWritten = target.dispatchEvent(new KeyboardEvent('keydown', options));
      if (isWritten && isField(target)) {
        const { prototype } = target instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, target.value + key);
        target.dispatchEvent(new Event('input', { bubbles: true }));
      }
      target.dispatchEvent(new KeyboardEvent('keyup', options));
      if (isWritten && key === ' ' && target instanceof HTMLButtonElement) target.click();
    });
  }
  await settle();
}

test.each([FEATURES.home, ...FEATURES.views])('no field of the view $label fires a command', async (view) => {
  const fired = watchCommands();
  window.location.hash = '#/';
  const page = await openOver({ file: '', screen: <view.component /> });
  if ('id' in view) await act(async () => page.stores.get(locationStore).open(String(view.id)));
  const fields = [...page.body.querySelectorAll<HTMLElement>('input, textarea')].filter(isField);
  for (const field of fields) {
    await act(async () => field.focus());
    await typeText('x bgl1');
  }
  expect(fired()).toEqual([]);
});

test('a letter is a command in the grid and on the page itself, and nothing on a button or a link', async () => {
  const fired = watchCommands();
  const { body } = await openOver({ file: '', screen: <FEATURES.home.component /> });
  const on = async (element: HTMLElement | null) => {
    await act(async () =>
      element === null ? (document.activeElement as HTMLElement).blur() : element.focus(),
    );
    await typeText('b');
    return fired().length;
  };
  expect(await on(find(body, '[role="listbox"]'))).toBe(1);
  expect(await on(null)).toBe(2);
  expect(await on(find(body, 'button', 'Add to basket'))).toBe(2);
  expect(await on(find(body, '[role="toolbar"] button', 'More'))).toBe(2);
  // Keys with Ctrl or Cmd write nothing.
  await act(async () => {
    const keys = { key: 'a', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
  });
  expect(fired().at(-1)).toBe('select-all');
});
