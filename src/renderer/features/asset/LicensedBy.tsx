import { Download } from 'lucide-react';
import { useState } from 'react';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import css from './LicensedBy.module.css';

const cx = classes(css);

/** Who in the group has licensed an asset whose licensed file is not here, and how to get that file. */
export function LicensedBy({ licence }: { readonly licence: HeldLicence }) {
  const actions = useDownloadActions();
  const [busy, setBusy] = useState(false);
  const { assetId, at, transactionId, references } = licence;
  const download = async () => {
    setBusy(true);
    await actions.downloadAgain([{ assetId, transactionId }]);
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
        look="primary"
        size="large"
        wide
        busy={busy}
        title="Your group has paid for it: this costs nothing."
        onClick={() => void download()}
      >
        <Download size={16} aria-hidden="true" />
        Download licensed file
      </Button>
    </div>
  );
}
