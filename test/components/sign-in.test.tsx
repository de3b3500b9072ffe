import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { Toasts } from '../../src/renderer/shell/Toasts.tsx';
import { SignIn } from '../../src/renderer/features/sign-in/SignIn.tsx';
import type { FailureCode } from '../../src/shared/model/failure.ts';
import { click, find, openPage, settle, type } from './page.tsx';
import type { Page } from './page.tsx';

const field = ({ body }: Page, name: string) => find(body, `input[name="${name}"]`);
const errorOf = (page: Page, name: string) => {
  const input = field(page, name);
  const id = input.getAttribute('aria-describedby') ?? '';
  return {
    invalid: input.getAttribute('aria-invalid') === 'true',
    text: document.getElementById(id)?.textContent ?? '',
  };
};

async function submit(page: Page, values: { apiKey: string; user: string; password: string }): Promise<void> {
  for (const [name, value] of Object.entries(values)) await type(field(page, name), value);
  await act(async () => (find(page.body, 'form') as HTMLFormElement).requestSubmit());
  await settle();
}

const GOOD = { apiKey: 'key', user: 'someone', password: 'pass' };

async function failing(code: FailureCode): Promise<Page> {
  const page = await openPage(<SignIn />, { signIn: () => code });
  await submit(page, GOOD);
  return page;
}

test('a wrong key is told beside the key, which gets the focus', async () => {
  const page = await failing('auth.key');
  expect(errorOf(page, 'apiKey')).toEqual({
    invalid: true,
    text: 'Depositphotos does not accept this API key.',
  });
  expect(errorOf(page, 'password').invalid).toBe(false);
  expect(document.activeElement).toBe(field(page, 'apiKey'));
});

test('a wrong password marks user and password, and the password gets the focus', async () => {
  const page = await failing('auth.password');
  expect(errorOf(page, 'user').invalid).toBe(true);
  expect(errorOf(page, 'password')).toEqual({ invalid: true, text: 'The user name or password is wrong.' });
  expect(errorOf(page, 'apiKey').invalid).toBe(false);
  expect(document.activeElement).toBe(field(page, 'password'));
});

test.each(['offline', 'protocol', 'timeout', 'server'] as const)(
  '%s is told above the form, with a retry',
  async (code) => {
    const page = await failing(code);
    expect(find(page.body, '[role="alert"]').textContent).not.toBe('');
    page.world.signIn = vi.fn(() => null);
    await click(find(page.body, 'button', 'Try again'));
    expect(page.world.signIn).toHaveBeenCalledWith(expect.objectContaining(GOOD));
    expect(page.body.querySelector('[role="alert"]')).toBeNull();
  },
);

test('a user who may not sign in is told above the form, and nothing offers to try the same again', async () => {
  const page = await failing('auth.refused');
  expect(find(page.body, '[role="alert"]').textContent).toContain('account manager');
  expect([...page.body.querySelectorAll('button')].some((one) => one.textContent === 'Try again')).toBe(
    false,
  );
  expect(errorOf(page, 'password').invalid).toBe(false);
});

test('nothing is sent while a field is empty', async () => {
  const signIn = vi.fn(() => null);
  const page = await openPage(<SignIn />, { signIn });
  await submit(page, { ...GOOD, user: ' ' });
  expect(signIn).not.toHaveBeenCalled();
  expect(errorOf(page, 'user').text).toBe('Enter your user name.');
  expect(document.activeElement).toBe(field(page, 'user'));
});

test('the button is busy while it lasts, and a second Enter sends nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const signIn = vi.fn(() => promise);
  const page = await openPage(<SignIn />, { signIn });
  await submit(page, GOOD);
  expect(find(page.body, 'button[type="submit"]').getAttribute('aria-busy')).toBe('true');
  await act(async () => (find(page.body, 'form') as HTMLFormElement).requestSubmit());
  expect(signIn).toHaveBeenCalledTimes(1);
  resolve(null);
  await settle();
  expect(find(page.body, 'button[type="submit"]').getAttribute('aria-busy')).toBeNull();
});

test.each([
  ['keychain', 'Kept in the keychain of this computer.'],
  ['safe-storage', 'Kept in this computer’s encrypted storage.'],
  ['memory', 'No keychain here: kept only until you quit.'],
] as const)('with %s it says where the password is kept', async (secretStore, words) => {
  const page = await openPage(<SignIn />, {
    account: { status: 'signed-out', reason: null, secretStore, lastUser: '' },
  });
  expect(page.body.textContent).toContain(words);
});

test('the password can be looked at', async () => {
  const page = await openPage(<SignIn />);
  expect(field(page, 'password').getAttribute('type')).toBe('password');
  await click(find(page.body, 'button', 'Show password'));
  expect(field(page, 'password').getAttribute('type')).toBe('text');
});

test('a keychain that refuses is told, for the wish was to be remembered', async () => {
  const screen = (
    <>
      <SignIn />
      <Toasts />
    </>
  );
  const page = await openPage(screen, { keepsPasswords: false });
  await submit(page, GOOD);
  expect(find(document, 'section[aria-label="Messages"]').textContent).toContain(
    'could not keep the password',
  );
});
