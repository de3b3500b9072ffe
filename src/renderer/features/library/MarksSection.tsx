import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import { MAX_NOTE } from '../../../shared/model/board.ts';
import type { LibraryRecord } from '../../../shared/model/record.ts';
import { useRecords } from '../../state/records.ts';
import { useStores } from '../../state/registry/store.ts';
import { classes } from '../../ui/classes.ts';
import css from './MarksSection.module.css';
import { mark } from './record-edits.ts';
import { Stars } from './Stars.tsx';

const cx = classes(css);

/** What the user says of an asset of the library: stars, tags, a note. */
export function MarksSection({ asset }: { readonly asset: Asset }) {
  const records = useRecords();
  const record = useStore(records.store, (state) => state.records.get(asset.id) ?? null);
  return record === null ? null : <Marks key={asset.id} record={record} />;
}

function Marks({ record }: { readonly record: LibraryRecord }) {
  const stores = useStores();
  const { marks, asset } = record;
  const ids = [asset.id];
  const [tag, setTag] = useState('');
  const [note, setNote] = useState(marks.note);
  const addTag = () => {
    const addTags = tag
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    setTag('');
    if (addTags.length > 0) void mark(stores, ids, { addTags }, 'Tagged.');
  };
  return (
    <section className={cx('marks')} aria-label="My marks">
      <div className={cx('line')}>
        <h3 className={cx('heading')}>My marks</h3>
        <Stars
          label="My rating"
          value={marks.rating}
          onChange={(rating) =>
            void mark(stores, ids, { rating }, rating === 0 ? 'Rating removed.' : 'Rated.')
          }
        />
      </div>
      <ul className={cx('tags')}>
        {marks.tags.map((one) => (
          <li key={one} className={cx('tag')}>
            {one}
            <button
              type="button"
              className={cx('off')}
              aria-label={`Remove the tag ${one}`}
              onClick={() => void mark(stores, ids, { removeTags: [one] }, `Removed “${one}”.`)}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        ))}
        <li className={cx('new')}>
          <input
            className={cx('input')}
            aria-label="Add a tag"
            placeholder="Add a tag"
            maxLength={60}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              addTag();
            }}
            onBlur={addTag}
          />
        </li>
      </ul>
      <textarea
        className={cx('note')}
        aria-label="My note"
        placeholder="Note"
        rows={2}
        maxLength={MAX_NOTE}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => {
          if (note !== marks.note) void mark(stores, ids, { note }, 'Note kept.');
        }}
      />
    </section>
  );
}
