import { Download } from 'lucide-react';
import { useState } from 'react';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import { useHeld } from '../../state/use-held.ts';
import css from './LicensedBy.module.css';

const cx = classes(css);

/** Who in the group has licensed an asset whose licensed file is not here, and how to get that file. */
export function LicensedBy({ asset }: { readonly asset: AssetId }) {
  const actions = useDownloadActions();
  const [licence] = useHeld(asset);
  const [busy, setBusy] = useState(false);
  if (licence === undefined) return null;
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
  const person = licence.person || 'your group';
  return (
    <div className={cx('licensed')}>
      <p className={cx('facts')}>
        <strong>Licensed by {person}:</strong> {facts.join(', ')}
      </p>
      <Button
        wide
        busy={busy}
        aria-label={`Licensed by ${person}: download the licensed file (free)`}
        onClick={() => void download()}
      >
        <Download size={16} aria-hidden="true" />
        Download the licensed file (free)
      </Button>
    </div>
  );
}
