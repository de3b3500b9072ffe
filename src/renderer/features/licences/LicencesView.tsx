import { FileDown, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { LicenceQuery } from '../../../shared/model/held-licence.ts';
import { ALL_LICENCES } from '../../../shared/model/held-licence.ts';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { licencesStore } from '../../state/licences.ts';
import { useStores } from '../../state/registry/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { classes } from '../../ui/classes.ts';
import { ChosenBar } from './ChosenBar.tsx';
import { CopyState } from './CopyState.tsx';
import { LicenceFilters } from './LicenceFilters.tsx';
import { LicencePanel } from './LicencePanel.tsx';
import { LicenceTable } from './LicenceTable.tsx';
import css from './LicencesView.module.css';
import { NoLicences } from './NoLicences.tsx';
import { SumsLine } from './SumsLine.tsx';
import { saveCsv, syncNow } from './licence-actions.ts';
import { useChosen } from './use-chosen.ts';
import { useLicenceRows } from './use-licence-rows.ts';
import { useOpened } from './use-opened.ts';

const cx = classes(css);

/** Everything the group has licensed, with its proof; also without a network. */
export function LicencesView() {
  const stores = useStores();
  const state = useStore(stores.get(licencesStore));
  const [text, setText] = useState('');
  const [filters, setFilters] = useState<LicenceQuery>(ALL_LICENCES);
  const [saving, setSaving] = useState(false);
  const [open, setOpen] = useOpened();
  const query = useMemo(() => ({ ...filters, text }), [filters, text]);
  const rows = useLicenceRows(query, state.revision);
  const chosen = useChosen(query);
  const isEmpty = rows.found !== null && rows.found.count === 0;

  const onSave = async () => {
    setSaving(true);
    await saveCsv(stores, query);
    setSaving(false);
  };

  return (
    <ViewFrame
      title="Licences"
      tools={
        <>
          <CopyState state={state} />
          <SearchBox
            label="Search licences"
            placeholder="Title, ID, project, person"
            value={text}
            onChange={setText}
          />
          <IconButton
            label="Bring up to date"
            disabled={state.syncing}
            onClick={() => void syncNow(stores, state.failure === null && !state.complete)}
          >
            <RefreshCw size={16} aria-hidden="true" />
          </IconButton>
          <Button disabled={isEmpty || rows.found === null} busy={saving} onClick={() => void onSave()}>
            <FileDown size={16} aria-hidden="true" />
            Export CSV
          </Button>
        </>
      }
    >
      <div className={cx('narrowing')}>
        <LicenceFilters query={filters} revision={state.asOf ?? 0} onChange={setFilters} />
        <SumsLine found={rows.found} />
      </div>
      <div className={cx('body')}>
        <div className={cx('content')}>
          {isEmpty && !rows.stale ? (
            <NoLicences state={state} filtered={isNarrowed(query)} />
          ) : (
            <LicenceTable rows={rows} query={query} chosen={chosen} open={open} onOpen={setOpen} />
          )}
          <ChosenBar chosen={chosen} />
        </div>
        {open !== null && (
          <LicencePanel
            key={open.transactionId}
            shown={open}
            revision={state.asOf ?? 0}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
    </ViewFrame>
  );
}

function isNarrowed({ text, ...filters }: LicenceQuery): boolean {
  return text.trim() !== '' || Object.values(filters).some((value) => value !== null);
}
