import { useState } from 'react';
import { plainQuery } from '../../../shared/model/search.ts';
import { useAssetView } from '../../state/asset.ts';
import { useSearch } from '../../state/search.ts';
import type { OpenAsset } from '../../state/asset.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Tags.module.css';

const cx = classes(css);

/** Tags shown before the user asks for all of them; some assets carry fifty. */
const FIRST = 16;

/** The tags, each a search; what failed, when they could not be had. */
export function Tags({ open }: { readonly open: OpenAsset }) {
  const asset = useAssetView();
  const search = useSearch();
  const [all, setAll] = useState(false);
  const { details, failure } = open;
  if (failure !== null) {
    return (
      <section className={cx('section')} role="alert">
        <p className={cx('failure')}>The details could not be loaded. {failure.message}</p>
        <Button size="small" onClick={() => asset.retry()}>
          Retry
        </Button>
      </section>
    );
  }
  if (details === null) return <div className={cx('section', 'waiting')} aria-hidden="true" />;
  const tags = all ? details.tags : details.tags.slice(0, FIRST);
  if (tags.length === 0) return null;
  return (
    <section className={cx('section')} aria-label="Tags">
      <h3 className={cx('heading')}>Tags</h3>
      <ul className={cx('tags')}>
        {tags.map((tag) => (
          <li key={tag}>
            <button
              type="button"
              className={cx('tag')}
              onClick={() => search.start({ ...plainQuery(tag), types: search.store.getState().query.types })}
            >
              {tag}
            </button>
          </li>
        ))}
        {tags.length < details.tags.length && (
          <li>
            <button type="button" className={cx('tag', 'more')} onClick={() => setAll(true)}>
              {details.tags.length - tags.length} more
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
