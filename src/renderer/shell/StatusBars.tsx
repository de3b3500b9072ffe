import { useState } from 'react';
import { useStore } from 'zustand';
import { SignInForm } from '../parts/sign-in/SignInForm.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SystemNotices } from '../parts/SystemNotices.tsx';
import { placed, useFeatures } from '../state/feature.ts';
import { useAccount } from '../state/account.ts';
import { useLine } from '../state/given.ts';
import { useSystem } from '../state/system.ts';

/** States that last, one calm line each: the line to the host, the service, the session, the keychain. */
export function StatusBars() {
  const features = useFeatures();
  const line = useLine();
  const account = useAccount();
  const system = useSystem();
  const lost = useStore(line.status, (status) => status === 'lost');
  const connection = useStore(account, (state) =>
    state.status === 'signed-in' ? state.connection : 'online',
  );
  const unsafe = useStore(account, (state) => state.status === 'signed-in' && state.secretStore === 'memory');
  // The demo has no password to keep.
  const demo = useStore(system, (info) => info?.demo ?? true);
  const [unsafeSeen, setUnsafeSeen] = useState(false);
  return (
    <>
      {lost && <Banner tone="info">Reconnecting…</Banner>}
      {connection === 'offline' && <Banner tone="info">You are offline. Your library still works.</Banner>}
      {connection === 'expired' && <SessionEnded />}
      {unsafe && !demo && !unsafeSeen && (
        <Banner tone="info" onDismiss={() => setUnsafeSeen(true)}>
          This computer has no usable keychain: your password is kept only until you quit.
        </Banner>
      )}
      {placed(features, ({ banners }) => banners).map(({ key, component: Line }) => (
        <Line key={key} />
      ))}
      <SystemNotices />
    </>
  );
}

function SessionEnded() {
  const [open, setOpen] = useState(false);
  return (
    <Banner
      tone="problem"
      action={
        <Button size="small" onClick={() => setOpen(true)}>
          Sign in again
        </Button>
      }
    >
      Your session has ended. Sign in again; nothing is lost.
      <Dialog title="Sign in again" open={open} onClose={() => setOpen(false)}>
        <SignInForm />
      </Dialog>
    </Banner>
  );
}
