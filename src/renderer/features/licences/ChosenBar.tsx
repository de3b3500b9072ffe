import { ArrowDownToLine } from 'lucide-react';
import { useState } from 'react';
import { useStores } from '../../state/registry/store.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './ChosenBar.module.css';
import { downloadAgain } from './licence-actions.ts';
import type { Chosen } from './use-chosen.ts';

const cx = classes(css);

/** What can be done with the chosen licences. */
export function ChosenBar({ chosen }: { readonly chosen: Chosen }) {
  const stores = useStores();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await downloadAgain(stores, [...chosen.ids]);
    setBusy(false);
  };
  return (
    <div className={cx('bar')} role="toolbar" aria-label="Chosen licences">
      <p className={cx('count')}>{formatCount(chosen.ids.size)} chosen</p>
      <Button size="small" busy={busy} onClick={() => void again()}>
        <ArrowDownToLine size={14} aria-hidden="true" />
        Download again (free)
      </Button>
      <Button size="small" look="quiet" onClick={chosen.clear}>
        Clear
      </Button>
    </div>
  );
}
