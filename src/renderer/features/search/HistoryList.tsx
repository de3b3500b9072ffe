import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PastSearch } from '../../../shared/model/saved-search.ts';
import { useSearch } from '../../state/search.ts';
import { useSearches } from '../../state/searches.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatResults } from '../../ui/format.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { Field } from '../../parts/filters/Field.tsx';
import css from './SearchMenu.module.css';
import { queryInWords } from './query-words.ts';

const cx = classes(css);

/** What was searched before: looked through by its words, forgotten one by one or whole. */
export function HistoryList({ onDone }: { readonly onDone: () => void }) {
  const searches = useSearches();
  const search = useSearch();
  const recent = useStore(searches.store, (state) => state.recent);
  const [text, setText] = useState('');
  const past = usePast(text, recent);
  const kept = useKeptFocus<HTMLElement>();
  return (
    <section {...kept} className={cx('part')} aria-label="Past searches">
      <h3 className={cx('head')}>
        Past searches
        {recent.length > 0 && (
          <Button look="quiet" size="small" onClick={() => void searches.clearHistory()}>
            Clear history
          </Button>
        )}
      </h3>
      {recent.length === 0 ? (
        <p className={cx('note')}>Your searches show up here. They stay on this computer.</p>
      ) : (
        <Field
          label="Look for"
          type="search"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {recent.length > 0 && past.length === 0 && text !== '' && (
        <p className={cx('note')}>No past search has these words.</p>
      )}
      <ul className={cx('list')}>
        {past.map((one) => {
          const { title, rest } = queryInWords(one.query);
          const again = () => {
            search.start(one.query);
            onDone();
          };
          return (
            <li key={one.at} className={cx('row')}>
              <button type="button" className={cx('open')} onClick={again}>
                <span>{title}</span>
                <span className={cx('rest')}>
                  {[rest, formatResults(one.total)].filter(Boolean).join(' · ')}
                </span>
              </button>
              <span />
              <IconButton label={`Forget ${title}`} onClick={() => void searches.forget(one.query)}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The past searches with this text; asked anew whenever there are others. */
function usePast(text: string, recent: readonly PastSearch[]): readonly PastSearch[] {
  const searches = useSearches();
  const [past, setPast] = useState(recent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `recent` changes with the history.
  useEffect(() => {
    let stale = false;
    void searches.history(text).then((found) => {
      if (!stale) setPast(found);
    });
    return () => {
      stale = true;
    };
  }, [searches, text, recent]);
  return past;
}
