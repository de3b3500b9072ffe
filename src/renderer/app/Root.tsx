import { CSPProvider } from '@base-ui/react/csp-provider';
import { useStore } from 'zustand';
import { classes } from '../ui/classes.ts';
import { LightTable } from './LightTable.tsx';
import { NotLetIn } from './NotLetIn.tsx';
import { PathDialog } from './PathDialog.tsx';
import css from './Root.module.css';
import { Starting } from './Starting.tsx';
import { Toasts } from './Toasts.tsx';
import { useApp } from './context.ts';
import { DownloadsView } from '../features/downloads/DownloadsView.tsx';
import { SignIn } from '../features/sign-in/SignIn.tsx';

const cx = classes(css);

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
  const { line, account, place } = useApp();
  const inFront = useStore(place.store, (at) => at.view === 'downloads');
  const lineStatus = useStore(line.status);
  const status = useStore(account, (state) => state.status);
  if (lineStatus === 'refused') return <NotLetIn />;
  switch (status) {
    case 'starting':
      return <Starting />;
    case 'signed-out':
      return <SignIn />;
    case 'signed-in':
      return (
        <>
          <div className={cx('behind')} inert={inFront}>
            <LightTable />
          </div>
          {inFront && <DownloadsView />}
        </>
      );
  }
}
