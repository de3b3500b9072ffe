import { Eye, EyeOff } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useStore } from 'zustand';
import { useAccount } from '../../state/account.ts';
import { useAccountActions } from '../../state/account-actions.ts';
import type { SecretStoreKind } from '../../../shared/model/account.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { classes } from '../../ui/classes.ts';
import { blame, missing } from './blame.ts';
import type { Blame, SignInField } from './blame.ts';
import css from './SignInForm.module.css';

const cx = classes(css);

const KEPT: Readonly<Record<SecretStoreKind, string>> = {
  keychain: 'Kept in the keychain of this computer.',
  'safe-storage': 'Kept in this computer’s encrypted storage.',
  memory: 'No keychain here: kept only until you quit.',
};

const ORDER: readonly SignInField[] = ['apiKey', 'user', 'password'];

/** The sign-in form, on its own page and in the dialog of an ended session. */
export function SignInForm() {
  const account = useAccount();
  const actions = useAccountActions();
  const state = useStore(account);
  const form = useRef<HTMLFormElement>(null);
  const [remember, setRemember] = useState(true);
  const [visible, setVisible] = useState(false);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Partial<Record<SignInField, string>>>({});
  const [problem, setProblem] = useState<Blame | null>(() =>
    state.status === 'signed-out' && state.reason !== null ? blame(state.reason) : null,
  );

  const focus = (field: SignInField | undefined) =>
    form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (form.current === null || busy) return;
    const data = new FormData(form.current);
    const values = {
      apiKey: String(data.get('apiKey') ?? ''),
      user: String(data.get('user') ?? ''),
      password: String(data.get('password') ?? ''),
    };
    const gaps = missing(values);
    setErrors(gaps);
    setProblem(null);
    const firstGap = ORDER.find((field) => gaps[field] !== undefined);
    if (firstGap !== undefined) return focus(firstGap);
    setBusy(true);
    const failure = await actions.signIn({ ...values, remember });
    setBusy(false);
    if (failure === null) return;
    const found = blame(failure);
    setProblem(found);
    // Two wrong fields: the password is the one most often mistyped.
    if (found.at === 'fields') focus(found.fields.at(-1));
  }

  const errorOf = (field: SignInField): string | null => {
    if (errors[field] !== undefined) return errors[field];
    if (problem?.at !== 'fields' || !problem.fields.includes(field)) return null;
    // Said once, beside the last of the fields; the others are only marked.
    return field === problem.fields.at(-1) ? problem.message : ' ';
  };
  const lastUser =
    state.status === 'signed-out' ? state.lastUser : state.status === 'signed-in' ? state.userName : '';
  const secretStore = state.status === 'starting' ? 'memory' : state.secretStore;

  return (
    <form ref={form} className={cx('form')} onSubmit={(event) => void submit(event)} noValidate>
      {problem?.at === 'form' && (
        <div className={cx('problem')}>
          <Banner
            tone="problem"
            inset
            action={
              problem.failure.retry === 'safe' && (
                <Button size="small" type="submit" disabled={busy}>
                  Try again
                </Button>
              )
            }
          >
            <p>{problem.failure.message}</p>
            <p className={cx('advice')}>{problem.failure.action}</p>
          </Banner>
        </div>
      )}
      <TextField
        label="API key"
        name="apiKey"
        error={errorOf('apiKey')}
        autoComplete="off"
        spellCheck={false}
        autoFocus={lastUser === ''}
      />
      <TextField
        label="User"
        name="user"
        error={errorOf('user')}
        defaultValue={lastUser}
        autoComplete="username"
        spellCheck={false}
      />
      <TextField
        label="Password"
        name="password"
        error={errorOf('password')}
        type={visible ? 'text' : 'password'}
        autoComplete="current-password"
        spellCheck={false}
        autoFocus={lastUser !== ''}
        end={
          <IconButton
            label={visible ? 'Hide password' : 'Show password'}
            onClick={() => setVisible(!visible)}
          >
            {visible ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
          </IconButton>
        }
      />
      <Checkbox
        label="Remember on this computer"
        hint={KEPT[secretStore]}
        checked={remember}
        onChange={setRemember}
      />
      <div className={cx('submit')}>
        <Button look="primary" size="large" type="submit" wide busy={busy}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
