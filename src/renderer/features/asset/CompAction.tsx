import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { useCompChoice, useCompState } from './comp-state.ts';

/** The main thing to do with an asset: fetch what was paid for, or take a comp; none where its file is here. */
export function CompAction({ asset }: { readonly asset: Asset }) {
  const { files, job, offered, mayComp } = useCompState(asset.id);
  const { another } = useCompChoice();
  if (offered !== null && job === null) return <LicensedAction licence={offered} />;
  if (!mayComp || (files.length > 0 && !another && job === null)) return null;
  return <TakeComp asset={asset} underWay={job !== null} />;
}

interface TakeCompProps {
  readonly asset: Asset;
  readonly underWay?: boolean;
  readonly look?: 'primary' | 'plain';
}

export function TakeComp({ asset, underWay = false, look = 'primary' }: TakeCompProps) {
  const actions = useDownloadActions();
  const { option, want } = useCompChoice();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await actions.downloadComps([{ assetId: asset.id, option }]);
    setBusy(false);
    want(false);
  };
  return (
    <Button look={look} wide busy={busy || underWay} onClick={() => void start()}>
      <Download size={16} aria-hidden="true" />
      Download comp
    </Button>
  );
}

/** The file of a licence that the group holds already. */
function LicensedAction({ licence }: { readonly licence: HeldLicence }) {
  const actions = useDownloadActions();
  const [busy, setBusy] = useState(false);
  const { assetId, transactionId } = licence;
  const download = async () => {
    setBusy(true);
    await actions.downloadAgain([{ assetId, transactionId }]);
    setBusy(false);
  };
  return (
    <Button
      look="primary"
      wide
      busy={busy}
      title="Your group has paid for it: this costs nothing."
      onClick={() => void download()}
    >
      <Download size={16} aria-hidden="true" />
      Download licensed file
    </Button>
  );
}
