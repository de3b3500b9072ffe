import { CSPProvider } from '@base-ui/react/csp-provider';
import { useStore } from 'zustand';
import { LightTable } from './LightTable.tsx';
import { NotLetIn } from './NotLetIn.tsx';
import { PathDialog } from './PathDialog.tsx';
import { Starting } from './Starting.tsx';
import { Toasts } from './Toasts.tsx';
import { useApp } from './context.ts';
import { SignIn } from '../features/sign-in/SignIn.tsx';

/** Which page there is to see. */
export function Root() {
  return (
    <CSPProvider disableStyleElements>
      <Page />
      <PathDialog />
      <Toasts />
    </CSPProvider>
  );
}

function Page() {
  const { line, account } = useApp();
  const lineStatus = useStore(line.status);
  const status = useStore(account, (state) => state.status);
  if (lineStatus === 'refused') return <NotLetIn />;
  switch (status) {
    case 'starting':
      return <Starting />;
    case 'signed-out':
      return <SignIn />;
    case 'signed-in':
      return <LightTable />;
  }
}
