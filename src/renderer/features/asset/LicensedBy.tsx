import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import css from './LicensedBy.module.css';

const cx = classes(css);

/** Somebody in the group has licensed the asset, and what is here is not the licensed file: who, and how to get it. */
export function LicensedBy({ asset }: { readonly asset: AssetId }) {
  const { actions } = useApp();
  const licence = useNewestLicence(asset);
  const [busy, setBusy] = useState(false);
  if (licence === null) return null;
  const { at, transactionId, references } = licence;
  const download = async () => {
    setBusy(true);
    await actions.downloadAgain([{ assetId: asset, transactionId }]);
    setBusy(false);
  };
  const facts = [
    ...(at === null ? [] : [formatDate(at)]),
    ...(licence.licence === '' ? [] : [licence.licence]),
    ...(references.project === '' ? [] : [`project ${references.project}`]),
    `transaction ${transactionId}`,
  ];
  return (
    <div className={cx('licensed')}>
      <Button wide busy={busy} onClick={() => void download()}>
        <Download size={16} aria-hidden="true" />
        <span className={cx('label')}>
          Licensed by {licence.person || 'your group'}: download the licensed file (free)
        </span>
      </Button>
      <p className={cx('facts')}>{facts.join(', ')}</p>
    </div>
  );
}

/** `null` while it is asked for, and where the copy of the licences does not have it yet. */
function useNewestLicence(asset: AssetId): HeldLicence | null {
  const { bridge } = useApp();
  const [licence, setLicence] = useState<HeldLicence | null>(null);
  useEffect(() => {
    let wanted = true;
    bridge.licences.ofAsset({ assetId: asset }).then(
      ([newest]) => {
        if (wanted) setLicence(newest ?? null);
      },
      // Without an answer there is no button; the note below says that the asset is licensed.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [bridge, asset]);
  return licence;
}
