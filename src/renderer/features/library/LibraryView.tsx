import { LayoutGrid, List } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useAssetView } from '../../state/asset.ts';
import { useLocation } from '../../state/location.ts';
import { useRecords } from '../../state/records.ts';
import { TableContext } from '../../state/search-table.ts';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { Grid } from '../../parts/grid/Grid.tsx';
import { Skeleton } from '../../parts/grid/Skeleton.tsx';
import { BesideTable, OverTable } from '../../parts/AroundTable.tsx';
import { isFiltered, SORT_OPTIONS } from './facet-words.ts';
import { GoneItem } from './GoneItem.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { LibrarySide } from './LibrarySide.tsx';
import css from './LibraryView.module.css';
import { OtherFiles } from './OtherFiles.tsx';
import { RecordBadges } from './RecordBadges.tsx';
import { RecordList } from './RecordList.tsx';
import { SaveFilter } from './SaveFilter.tsx';
import { WHOLE_LIBRARY } from '../../../shared/model/record.ts';

const cx = classes(css);

/** Everything that this computer holds, and the right to use it. */
export function LibraryView() {
  const records = useRecords();
  const asset = useAssetView();
  const others = useStore(records.store, (state) => state.showsOthers);
  const filtered = useStore(records.store, ({ query }) => isFiltered(query));
  const some = useStore(records.paged.store, ({ phase, count }) => phase !== 'ready' || count > 0);
  const reserves = !others && (some || filtered);
  useEffect(() => {
    asset.close();
    if (records.paged.store.getState().phase === 'idle') records.ask();
    return () => asset.close();
  }, [records, asset]);
  return (
    <TableContext value={records.table}>
      <ViewFrame title="Library" tools={<Tools />}>
        <div className={cx('body')}>
          <LibrarySide />
          <section className={cx('content')} aria-label="Files">
            <GoneItem />
            <Shown />
          </section>
          <BesideTable reserves={reserves} />
        </div>
      </ViewFrame>
      <OverTable />
    </TableContext>
  );
}

/** Keys pressed before a search: it is quick, but not that quick. Milliseconds. */
const REST = 120;

function Tools() {
  const records = useRecords();
  const query = useStore(records.store, (state) => state.query);
  const layout = useStore(records.store, (state) => state.layout);
  const others = useStore(records.store, (state) => state.showsOthers);
  const total = useStore(records.paged.store, (state) => (state.phase === 'ready' ? state.total : null));
  const [text, setText] = useState(query.text);
  const [asked, setAsked] = useState(query.text);
  // A saved filter, or a step back, brings words of its own.
  if (asked !== query.text) {
    setAsked(query.text);
    setText(query.text);
  }
  useEffect(() => {
    if (text === query.text) return;
    const timer = setTimeout(() => {
      setAsked(text);
      records.ask({ text });
    }, REST);
    return () => clearTimeout(timer);
  }, [text, query.text, records]);
  if (others) {
    return <Button onClick={() => records.ask()}>Back to the assets</Button>;
  }
  return (
    <>
      <p className={cx('total')} role="status">
        {total !== null && `${formatCount(total)} ${total === 1 ? 'asset' : 'assets'}`}
      </p>
      <SearchBox
        label="Search the library"
        placeholder="Title, tag, note, file name"
        value={text}
        onChange={setText}
      />
      {isFiltered(query) && <SaveFilter />}
      <Select
        label="Order"
        look="compact"
        options={SORT_OPTIONS}
        value={query.sort}
        onChange={(sort) => records.ask({ sort })}
      />
      <IconButton
        label="As pictures"
        aria-pressed={layout === 'grid'}
        onClick={() => records.setLayout('grid')}
      >
        <LayoutGrid size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="As a list"
        aria-pressed={layout === 'list'}
        onClick={() => records.setLayout('list')}
      >
        <List size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}

function Shown() {
  const records = useRecords();
  const run = useStore(records.paged.store, (state) => state.run);
  const phase = useStore(records.paged.store, (state) => state.phase);
  const failure = useStore(records.paged.store, (state) => state.failure);
  const count = useStore(records.paged.store, (state) => state.count);
  const layout = useStore(records.store, (state) => state.layout);
  const others = useStore(records.store, (state) => state.showsOthers);
  if (others) return <OtherFiles />;
  if (failure !== null) {
    return (
      <Notice urgent title={failure.message} text={failure.action} code={failure.code}>
        <Button look="primary" onClick={() => records.paged.retry()}>
          Retry
        </Button>
      </Notice>
    );
  }
  if (phase !== 'ready') return <Skeleton />;
  if (count === 0) return <Nothing />;
  return layout === 'list' ? (
    <RecordList key={run} />
  ) : (
    <Grid key={run} label="Library" badges={RecordBadges}>
      <LibraryBar />
    </Grid>
  );
}

function Nothing() {
  const records = useRecords();
  const location = useLocation();
  const query = useStore(records.store, (state) => state.query);
  return isFiltered(query) ? (
    <Notice title="No files match these filters" text="Remove a filter, or show everything.">
      <Button onClick={() => records.show({ ...WHOLE_LIBRARY, sort: query.sort })}>Show everything</Button>
    </Notice>
  ) : (
    <Notice title="No files yet" text="Comps and licensed files show up here, also when there is no network.">
      <Button look="primary" onClick={() => location.leave()}>
        Search the catalogue
      </Button>
    </Notice>
  );
}
