import { useState } from 'react';
import type { Asset } from '../../../shared/model/asset.ts';
import { compChoices } from '../../../shared/model/comp.ts';
import { RemoveFiles } from '../../parts/RemoveFiles.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatPixels } from '../../ui/format.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { TakeComp } from './CompAction.tsx';
import css from './CompSection.module.css';
import { FileRow } from './FileRow.tsx';
import { JobProgress } from './JobProgress.tsx';
import { LicensedBy } from './LicensedBy.tsx';
import { useCompChoice, useCompState } from './comp-state.ts';

const cx = classes(css);

/** What is here of an asset, what is on its way, and in which size the next comp is taken; the button is above. */
export function CompSection({ asset }: { readonly asset: Asset }) {
  const { files, job, licensed, hasLicensed, offered, mayComp } = useCompState(asset.id);
  const { another, want } = useCompChoice();
  const [removing, setRemoving] = useState(false);
  const kept = useKeptFocus<HTMLElement>('[data-shows-file]');
  const mayTake = job === null && mayComp;
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
      {offered !== null && job === null && <LicensedBy licence={offered} />}
      {job !== null && <JobProgress job={job} />}
      {mayTake && (another || (files.length === 0 && offered === null)) && <CompSize asset={asset} />}
      {mayTake && another && offered !== null && <TakeComp asset={asset} look="plain" />}
      {(files.length > 0 || offered !== null) && (
        <div className={cx('buttons')}>
          {mayTake && !another && (
            <Button size="small" onClick={() => want(true)}>
              {files.length > 0 ? 'Download another size' : 'Download a comp…'}
            </Button>
          )}
          {files.length > 0 && (
            <Button size="small" look="quiet" onClick={() => setRemoving(true)}>
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
          onRemoved={() => want(false)}
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

function CompSize({ asset }: { readonly asset: Asset }) {
  const { option, choose } = useCompChoice();
  const options = compChoices(asset).map(({ option: value, label, size }) => ({
    value,
    label: size === null ? label : `${label}, ${formatPixels(size)}`,
  }));
  return (
    <div className={cx('size')}>
      <span aria-hidden="true">Comp size</span>
      <Select label="Comp size" look="compact" options={options} value={option} onChange={choose} />
    </div>
  );
}
