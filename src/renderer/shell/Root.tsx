import { CSPProvider } from '@base-ui/react/csp-provider';
import { useStore } from 'zustand';
import { classes } from '../ui/classes.ts';
import { Header } from './Header.tsx';
import { NotLetIn } from './NotLetIn.tsx';
import { PathDialog } from './PathDialog.tsx';
import { Rail } from './Rail.tsx';
import css from './Root.module.css';
import { Starting } from './Starting.tsx';
import { StatusBars } from './StatusBars.tsx';
import { Toasts } from './Toasts.tsx';
import { useAccount } from '../state/account.ts';
import { placed, useFeatures } from '../state/feature.ts';
import { useLine } from '../state/given.ts';
import { useLocation } from '../state/location.ts';
import { useReconnects } from '../state/reconnects.ts';
import { PictureAttempt } from '../ui/use-broken.ts';
import { useShortcuts } from './use-shortcuts.ts';

const cx = classes(css);

/** Which page there is to see. */
export function Root() {
  const attempt = useStore(useReconnects());
  return (
    <CSPProvider disableStyleElements>
      <PictureAttempt value={attempt}>
        <Page />
      </PictureAttempt>
      <PathDialog />
      <Toasts />
    </CSPProvider>
  );
}

function Page() {
  const features = useFeatures();
  const line = useLine();
  const account = useAccount();
  const lineStatus = useStore(line.status);
  const status = useStore(account, (state) => state.status);
  if (lineStatus === 'refused') return <NotLetIn />;
  switch (status) {
    case 'starting':
      return <Starting />;
    case 'signed-out':
      return features.all.map(({ id, signedOut: SignIn }) => SignIn !== undefined && <SignIn key={id} />);
    case 'signed-in':
      return <Desk />;
  }
}

/** The rail, and beside it the light table or what lies in front of it. */
function Desk() {
  const features = useFeatures();
  const location = useLocation();
  const view = useStore(location.store, (at) => at.view);
  const InFront = features.views.find(({ id }) => id === view)?.component ?? null;
  const Home = features.home.component;
  useShortcuts();
  return (
    <div className={cx('desk')}>
      <Rail />
      <div className={cx('stage')}>
        <Header />
        <StatusBars />
        <div className={cx('views')}>
          <div className={cx('behind')} inert={InFront !== null}>
            <Home />
          </div>
          {InFront !== null && (
            <div className={cx('front')}>
              <InFront />
            </div>
          )}
        </div>
      </div>
      {placed(features, ({ overlays }) => overlays).map(({ key, component: Overlay }) => (
        <Overlay key={key} />
      ))}
    </div>
  );
}
