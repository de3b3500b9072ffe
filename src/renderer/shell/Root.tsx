import { CSPProvider } from '@base-ui/react/csp-provider';
import { useStore } from 'zustand';
import { classes } from '../ui/classes.ts';
import { LightTable } from './LightTable.tsx';
import { NotLetIn } from './NotLetIn.tsx';
import { PathDialog } from './PathDialog.tsx';
import { Rail } from './Rail.tsx';
import css from './Root.module.css';
import { Starting } from './Starting.tsx';
import { StatusBars } from './StatusBars.tsx';
import { Toasts } from './Toasts.tsx';
import { useAccount } from '../state/account.ts';
import { useLine } from '../state/given.ts';
import { useLocation } from '../state/location.ts';
import { VIEWS } from './views.ts';
import { BoardPicker } from '../features/boards/BoardPicker.tsx';
import { DropIn } from '../features/drag/DropIn.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { ShortcutSheet } from '../features/palette/ShortcutSheet.tsx';
import { useShortcuts } from '../features/palette/use-shortcuts.ts';
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
  const line = useLine();
  const account = useAccount();
  const lineStatus = useStore(line.status);
  const status = useStore(account, (state) => state.status);
  if (lineStatus === 'refused') return <NotLetIn />;
  switch (status) {
    case 'starting':
      return <Starting />;
    case 'signed-out':
      return <SignIn />;
    case 'signed-in':
      return <Desk />;
  }
}

/** The rail, and beside it the light table or what lies in front of it. */
function Desk() {
  const place = useLocation();
  const view = useStore(place.store, (at) => at.view);
  const InFront = view === 'search' ? null : VIEWS[view].component;
  useShortcuts();
  return (
    <div className={cx('desk')}>
      <Rail />
      <div className={cx('stage')}>
        <StatusBars />
        <div className={cx('views')}>
          <div className={cx('behind')} inert={InFront !== null}>
            <LightTable />
          </div>
          {InFront !== null && (
            <div className={cx('front')}>
              <InFront />
            </div>
          )}
        </div>
      </div>
      <BoardPicker />
      <DropIn />
      <Palette />
      <ShortcutSheet />
    </div>
  );
}
