import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Asset } from '../../../shared/model/asset.ts';
import { compChoices, defaultComp } from '../../../shared/model/comp.ts';
import type { CompOption } from '../../../shared/model/comp.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { LibraryFile } from '../../../shared/model/library.ts';
import { useDownloadActions } from '../../state/download-actions.ts';
import { useBasket } from '../../state/basket.ts';
import { useHeld } from '../../state/use-held.ts';
import { useLibrary } from '../../state/library.ts';
import { newestFirst, useDownloads } from '../../state/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { RemoveFiles } from '../../parts/RemoveFiles.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatPixels } from '../../ui/format.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import css from './CompSection.module.css';
import { FileRow } from './FileRow.tsx';
import { JobProgress } from './JobProgress.tsx';
import { LicensedBy } from './LicensedBy.tsx';

const cx = classes(css);
const NO_FILES: readonly LibraryFile[] = [];

/** Take a comp, watch it come, find it again: all in one place. */
export function CompSection({ asset }: { readonly asset: Asset }) {
  const files = useFiles(asset.id);
  const job = useLatestJob(asset.id);
  const [another, setAnother] = useState(false);
  const [removing, setRemoving] = useState(false);
  const kept = useKeptFocus<HTMLElement>('[data-shows-file]');
  const library = useLibrary();
  const basket = useBasket();
  const licensed = useStore(library.store, (state) => state.rights.get(asset.id) === 'licensed');
  // A paid file gives its right only as long as the group holds a licence.
  const hasLicensed =
    licensed && files.some(({ right, presence }) => right === 'licensed' && presence === 'here');
  const mayComp = useStore(basket.store, ({ terms }) => terms?.mayComp !== false);
  const [licence] = useHeld(asset.id);
  const isFetchable = files.some(({ right, presence }) => right === 'licensed' && presence === 'missing');
  /** What the main button fetches: a comp only of what the group has not licensed. */
  const offered = licensed && !hasLicensed && !isFetchable ? licence : undefined;
  const underWay = job !== null && job.state !== 'done' && job.state !== 'cancelled';
  return (
    <section className={cx('section')} aria-label="Comp" {...kept}>
      {files.length > 0 && (
        <>
          <h3 className={cx('heading')}>In your library</h3>
          <ul className={cx('files')}>
            {files.map((file) => (
              <FileRow key={file.id} file={file} hasLicensed={hasLicensed} />
            ))}
          </ul>
        </>
      )}
      {offered !== undefined && !underWay && <LicensedBy licence={offered} />}
      {underWay && <JobProgress job={job} />}
      {!underWay && mayComp && (another || (files.length === 0 && offered === undefined)) && (
        <CompForm asset={asset} main={offered === undefined} onStart={() => setAnother(false)} />
      )}
      {(files.length > 0 || offered !== undefined) && (
        <div className={cx('buttons')}>
          {!underWay && mayComp && !another && (
            <Button onClick={() => setAnother(true)}>
              {files.length > 0 ? 'Download another size' : 'Download a comp…'}
            </Button>
          )}
          {files.length > 0 && (
            <Button look="quiet" onClick={() => setRemoving(true)}>
              Remove from the library…
            </Button>
          )}
        </div>
      )}
      {removing && (
        <RemoveFiles
          ids={[asset.id]}
          licensed={files.some(({ right }) => right === 'licensed') ? 1 : 0}
          onClose={() => setRemoving(false)}
          onRemoved={() => setAnother(false)}
        />
      )}
      <p className={cx('note')}>{note(licensed, hasLicensed, mayComp)}</p>
    </section>
  );
}

function note(licensed: boolean, hasLicensed: boolean, mayComp: boolean): string {
  if (licensed && !hasLicensed) {
    return 'Your group has licensed this asset, but not its comps: they stay for layout and approval only.';
  }
  if (!mayComp) return 'Comps are switched off for your account. The manager of your group can allow them.';
  if (licensed) return 'Your group has licensed this asset. Its comps stay for layout and approval only.';
  return 'Comp: for layout and approval only. Not licensed.';
}

interface CompFormProps {
  readonly asset: Asset;
  /** Whether it is the main thing to do here. */
  readonly main: boolean;
  readonly onStart: () => void;
}

function CompForm({ asset, main, onStart }: CompFormProps) {
  const actions = useDownloadActions();
  const [chosen, setChosen] = useState<CompOption | null>(null);
  const [busy, setBusy] = useState(false);
  const options = compChoices(asset).map(({ option: value, label, size }) => ({
    value,
    label: size === null ? label : `${label}, ${formatPixels(size)}`,
  }));
  // The details may tell of another collection than the result did, with sizes of its own.
  const option = options.find(({ value }) => value === chosen)?.value ?? defaultComp(asset);
  const start = async () => {
    setBusy(true);
    await actions.downloadComps([{ assetId: asset.id, option }]);
    setBusy(false);
    onStart();
  };
  return (
    <div className={cx('form')}>
      <Select label="Comp size" options={options} value={option} onChange={setChosen} disabled={busy} />
      <Button
        look={main ? 'primary' : 'plain'}
        size={main ? 'large' : 'normal'}
        wide
        busy={busy}
        onClick={() => void start()}
      >
        Download comp
      </Button>
    </div>
  );
}

function useFiles(asset: AssetId): readonly LibraryFile[] {
  const library = useLibrary();
  return useStore(library.store, (state) => state.files.get(asset) ?? NO_FILES);
}

function useLatestJob(asset: AssetId): DownloadJob | null {
  const downloads = useDownloads();
  const jobs = useStore(
    downloads.store,
    useShallow((state) => [...state.jobs.values()].filter((job) => job.assetId === asset)),
  );
  return newestFirst(jobs)[0] ?? null;
}
