import { useStore } from 'zustand';
import type { Failure } from '../../../shared/model/failure.ts';
import { WHOLE_LIBRARY } from '../../../shared/model/record.ts';
import { locationStore } from '../../state/location.ts';
import { recordsStore } from '../../state/records.ts';
import { useStores } from '../../state/registry/store.ts';
import { useSearch } from '../../state/search.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { BoardBadge } from '../../parts/BoardBadge.tsx';
import { StartPage } from './StartPage.tsx';
import { ResultsBar } from './ResultsBar.tsx';
import { ResultTools } from './ResultTools.tsx';
import { Grid } from '../../parts/grid/Grid.tsx';
import { Skeleton } from '../../parts/grid/Skeleton.tsx';

/** What stands below the search: an invitation, a skeleton, results, none, or what went wrong. */
export function Results() {
  const search = useSearch();
  const run = useStore(search.store, (state) => state.run);
  const phase = useStore(search.store, (state) => state.phase);
  const count = useStore(search.store, (state) => state.count);
  switch (phase.kind) {
    case 'idle':
      return <StartPage />;
    case 'loading':
      return <Skeleton />;
    case 'failed':
      if (isOutOfReach(phase.failure)) return <NotSeenBefore />;
      return (
        <Notice urgent title={phase.failure.message} text={phase.failure.action} code={phase.failure.code}>
          <Button look="primary" onClick={() => search.retry()}>
            Retry
          </Button>
        </Notice>
      );
    case 'ready':
      if (count === 0) return <NothingFound />;
      return (
        <Grid key={run} badges={BoardBadge} tools={<ResultTools />}>
          <ResultsBar />
        </Grid>
      );
  }
}

function isOutOfReach({ code }: Failure): boolean {
  return code === 'offline' || code === 'timeout';
}

/** A search of which this computer has kept nothing: the library answers without a network. */
function NotSeenBefore() {
  const stores = useStores();
  const search = useSearch();
  const { text } = useStore(search.store, (state) => state.query);
  const showLibrary = () => {
    stores.get(recordsStore).ask({ ...WHOLE_LIBRARY, text });
    stores.get(locationStore).open('library');
  };
  return (
    <Notice
      urgent
      title="The catalogue cannot be reached"
      text="This search was not made before, so nothing of it is kept here. Your library can be searched without a network."
    >
      <Button look="primary" onClick={showLibrary}>
        {text === '' ? 'Open the library' : `Search the library for “${text}”`}
      </Button>
      <Button onClick={() => search.retry()}>Retry</Button>
    </Notice>
  );
}

function NothingFound() {
  const search = useSearch();
  const { text, types } = useStore(search.store, (state) => state.query);
  const showsRelated = useStore(search.store, (state) => state.relatedTo !== null);
  if (showsRelated)
    return <Notice title="Nothing found" text="The service lists no related assets for this one." />;
  return (
    <Notice
      title={`Nothing found for “${text}”`}
      text={
        types.length === 0
          ? 'Try fewer or other words. The catalogue is searched best in English.'
          : 'Try fewer or other words, or search all types.'
      }
    >
      {types.length > 0 && <Button onClick={() => search.refine({ types: [] })}>Search all types</Button>}
    </Notice>
  );
}
