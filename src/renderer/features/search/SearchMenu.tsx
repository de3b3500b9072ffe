import { Bookmark, Link } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { toDeepLink } from '../../../shared/model/deep-link.ts';
import { isSearchable } from '../../../shared/model/search.ts';
import { useSearch } from '../../state/search.ts';
import { useSearches } from '../../state/searches.ts';
import { useToasts } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { PopCard } from '../../ui/PopCard.tsx';
import { classes } from '../../ui/classes.ts';
import { HistoryList } from './HistoryList.tsx';
import { SavedList } from './SavedList.tsx';
import css from './SearchMenu.module.css';
import { TextForm } from './TextForm.tsx';
import { queryInWords } from './query-words.ts';

const cx = classes(css);
const MAX_NAME = 120;

/** Saved searches and past ones; save this one, or hand it on as a link. */
export function SearchMenu() {
  const searches = useSearches();
  const [open, setOpen] = useState(false);
  const fresh = useStore(searches.store, ({ saved }) =>
    saved.reduce((sum, search) => sum + (search.fresh?.count ?? 0), 0),
  );
  const show = (next: boolean) => {
    setOpen(next);
    if (next) searches.check();
  };
  return (
    <PopCard
      title="Saved and past searches"
      untitled
      size="wide"
      align="end"
      open={open}
      onOpenChange={show}
      trigger={
        <Button look="quiet" size="small" aria-label={fresh === 0 ? 'Saved' : 'Saved, new results'}>
          <Bookmark size={16} aria-hidden="true" />
          <span className={cx('word')}>Saved</span>
          {fresh > 0 && <span className={cx('dot')} aria-hidden="true" />}
        </Button>
      }
    >
      <ThisSearch />
      <SavedList onDone={() => setOpen(false)} />
      <HistoryList onDone={() => setOpen(false)} />
    </PopCard>
  );
}

function ThisSearch() {
  const search = useSearch();
  const searches = useSearches();
  const toasts = useToasts();
  const query = useStore(search.store, (state) => state.query);
  const idle = useStore(search.store, (state) => state.phase.kind === 'idle');
  const saved = useStore(searches.store, (state) => state.saved);
  const showsRelated = useStore(search.store, (state) => state.relatedTo !== null);
  if (idle || showsRelated || !isSearchable(query)) return null;
  const link = toDeepLink(query);
  const mine = saved.find((one) => toDeepLink(one.query) === link);
  const { title, rest } = queryInWords(query);
  const copy = () =>
    void navigator.clipboard.writeText(link).then(
      () => toasts.done('Link copied'),
      () => toasts.done(link),
    );
  return (
    <section className={cx('part')} aria-label="This search">
      <TextForm
        label={mine === undefined ? 'Save this search as' : 'Saved as'}
        value={mine?.name ?? [title, rest].filter(Boolean).join(', ').slice(0, MAX_NAME)}
        maxLength={MAX_NAME}
        action={mine === undefined ? 'Save' : 'Rename'}
        onSubmit={(name) => {
          if (name !== '') void searches.save(name, query);
        }}
      />
      <Button look="quiet" size="small" onClick={copy}>
        <Link size={14} aria-hidden="true" />
        Copy link to this search
      </Button>
    </section>
  );
}
