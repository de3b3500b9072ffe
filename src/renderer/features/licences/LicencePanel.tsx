import { ArrowDownToLine, Copy, FileBraces, FileText, Search, X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { LicenceFacts } from './LicenceFacts.tsx';
import css from './LicencePanel.module.css';
import { copyReference, downloadAgain, openAsset, saveCertificate } from './licence-actions.ts';
import { useDetails } from './use-details.ts';

const cx = classes(css);

interface LicencePanelProps {
  readonly shown: HeldLicence;
  /** Another one: the list was read again. */
  readonly revision: number;
  readonly onClose: () => void;
}

type Doing = 'again' | 'pdf' | 'json' | null;

/** One licence with its proof, and what can be done with it. */
export function LicencePanel({ shown, revision, onClose }: LicencePanelProps) {
  const stores = useStores();
  const details = useDetails(shown.transactionId, revision);
  const [doing, setDoing] = useState<Doing>(null);
  const licence = details?.licence ?? shown;
  const busyWith = async (what: Doing, work: Promise<void>) => {
    setDoing(what);
    await work;
    setDoing(null);
  };
  const close = () => {
    onClose();
    document.querySelector<HTMLElement>('[role="grid"] [data-row][tabindex="0"]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <aside className={cx('panel')} aria-label="Licence" onKeyDown={onKeyDown}>
      <header className={cx('bar')}>
        <h2 className={cx('name')}>Licence {licence.transactionId}</h2>
        <IconButton label="Close the details" onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section className={cx('body')} tabIndex={0} aria-label="Details">
        <AssetPicture assetId={licence.assetId} size="grid" className={cx('picture')} />
        <p className={cx('title')}>{licence.title === '' ? 'Untitled' : licence.title}</p>
        <div className={cx('actions')}>
          <Button
            look="primary"
            size="small"
            wide
            busy={doing === 'pdf'}
            onClick={() => void busyWith('pdf', saveCertificate(stores, licence.transactionId, 'pdf'))}
          >
            <FileText size={14} aria-hidden="true" />
            Certificate (PDF)
          </Button>
          <Button
            size="small"
            wide
            busy={doing === 'json'}
            onClick={() => void busyWith('json', saveCertificate(stores, licence.transactionId, 'json'))}
          >
            <FileBraces size={14} aria-hidden="true" />
            Certificate (JSON)
          </Button>
          <Button
            size="small"
            wide
            busy={doing === 'again'}
            onClick={() => void busyWith('again', downloadAgain(stores, [licence.transactionId]))}
          >
            <ArrowDownToLine size={14} aria-hidden="true" />
            Download again (free)
          </Button>
          <Button size="small" wide onClick={() => void copyReference(stores, licence)}>
            <Copy size={14} aria-hidden="true" />
            Copy reference
          </Button>
          <Button size="small" wide onClick={() => void openAsset(stores, licence.assetId)}>
            <Search size={14} aria-hidden="true" />
            Open the asset
          </Button>
        </div>
        <LicenceFacts licence={licence} details={details} />
      </section>
    </aside>
  );
}
