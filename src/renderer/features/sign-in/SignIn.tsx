import { useState } from 'react';
import { useStore } from 'zustand';
import { useAccountActions } from '../../state/account-actions.ts';
import { useSystem } from '../../state/system.ts';
import { useToasts } from '../../state/toasts.ts';
import { SystemNotices } from '../../parts/SystemNotices.tsx';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { classes } from '../../ui/classes.ts';
import css from './SignIn.module.css';
import { SignInForm } from '../../parts/sign-in/SignInForm.tsx';

const cx = classes(css);

export function SignIn() {
  const actions = useAccountActions();
  const system = useSystem();
  const toasts = useToasts();
  const apiHost = useStore(system, (info) => info?.apiHost ?? '');
  const [opening, setOpening] = useState(false);
  const startDemo = async () => {
    setOpening(true);
    const failure = await actions.startDemo();
    setOpening(false);
    if (failure !== null) toasts.failed(failure);
  };
  return (
    <div className={cx('screen')}>
      <SystemNotices />
      <main className={cx('page')}>
        <div className={cx('column')}>
          <header className={cx('brand')}>
            <Mark size={28} />
            <h1 className={cx('title')}>Sign in to Stockroom</h1>
          </header>
          <SignInForm />
          <div className={cx('demo')}>
            <p className={cx('or')}>No account yet?</p>
            <Button size="large" wide busy={opening} onClick={() => void startDemo()}>
              Try the demo
            </Button>
            <p className={cx('hint')}>A built-in catalogue. Nothing is sent or bought.</p>
          </div>
          <p className={cx('host')}>{apiHost === '' ? ' ' : `Connects to ${apiHost}`}</p>
        </div>
      </main>
    </div>
  );
}
