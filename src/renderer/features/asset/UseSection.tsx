import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Asset } from '../../../shared/model/asset.ts';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { describeIntent } from '../../../shared/model/intent-text.ts';
import type { Intent } from '../../../shared/model/intent.ts';
import { useLocation } from '../../state/location.ts';
import { useHeld } from '../../state/use-held.ts';
import { usePurchases } from '../../state/purchases.ts';
import { classes } from '../../ui/classes.ts';
import { formatDay } from '../../ui/format.ts';
import { boughtText, heldText } from '../../parts/words/licence-text.ts';
import css from './UseSection.module.css';
import links from './Links.module.css';
import { OnBoards } from './OnBoards.tsx';
import { useBoardsOf } from './use-boards-of.ts';

const cx = classes(css);
const linkClass = classes(links);

/** What was already done with an asset: who licensed it and when, what is being bought, which boards it is on. */
export function UseSection({ asset }: { readonly asset: Asset }) {
  const held = useHeld(asset.id);
  const purchases = usePurchases();
  const location = useLocation();
  const intents = useStore(
    purchases.store,
    useShallow((all) => [...all.values()].filter(({ order }) => order.assetId === asset.id)),
  );
  const own = intents.filter((intent) => isNews(intent, held));
  const on = useBoardsOf(asset.id);
  if (held.length + own.length + on.length === 0) return null;
  return (
    <section className={cx('section')} aria-label="Licences and boards">
      <h3 className={cx('heading')}>Licences and boards</h3>
      <dl className={cx('facts')}>
        {own.map((intent) => (
          <div key={intent.id} className={cx('fact')}>
            <dt className={cx('name')}>{describeIntent(intent).status}</dt>
            <dd>
              {formatDay(intent.confirmedAt)}, from this computer{' '}
              <button
                type="button"
                className={linkClass('link')}
                onClick={() => location.open('basket', intent.batchId)}
              >
                Show the purchase
              </button>
            </dd>
          </div>
        ))}
        {held.map((licence) => (
          <div key={licence.transactionId} className={cx('fact')}>
            <dt className={cx('name')}>Licensed</dt>
            <dd>
              {heldText(licence)}
              <p className={cx('more')}>{boughtText(licence)}</p>
            </dd>
          </div>
        ))}
        {on.length > 0 && (
          <div className={cx('fact')}>
            <dt className={cx('name')}>{on.length === 1 ? 'Board' : 'Boards'}</dt>
            <dd>
              <OnBoards placed={on} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Purchases of which the group's list does not tell yet. Of those that came to nothing there is nothing to tell. */
function isNews(intent: Intent, held: readonly HeldLicence[]): boolean {
  if (intent.state === 'rejected' || intent.state === 'abandoned') return false;
  return (
    intent.state !== 'licensed' || held.every(({ transactionId }) => transactionId !== intent.transactionId)
  );
}
