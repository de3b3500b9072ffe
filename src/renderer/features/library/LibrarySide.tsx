import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import { RECORD_STATES } from '../../../shared/model/record.ts';
import { SWATCHES } from '../../../shared/model/swatches.ts';
import { useApp } from '../../app/context.ts';
import { IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { AddedFilter } from './AddedFilter.tsx';
import { STATE_WORD, toggled, TYPE_WORD } from './facet-words.ts';
import css from './LibrarySide.module.css';
import { undoable } from './record-edits.ts';
import { Stars } from './Stars.tsx';

const cx = classes(css);

/** Every filter with what it would find; several of a kind widen, kinds narrow. */
export function LibrarySide() {
  const app = useApp();
  const { records, boards } = app;
  const query = useStore(records.store, (state) => state.query);
  const facets = useStore(records.store, (state) => state.facets);
  const filters = useStore(records.store, (state) => state.filters);
  const allBoards = useStore(boards.store, (state) => state.boards) ?? [];
  const count = (number: number | undefined) =>
    number === undefined || number === 0 ? '' : formatCount(number);
  return (
    <nav className={cx('side')} aria-label="Library filters">
      {filters.length > 0 && (
        <Group title="Saved filters">
          {filters.map((filter) => (
            <li key={filter.id} className={cx('saved')}>
              <Entry
                name={filter.name}
                pressed={JSON.stringify(filter.query) === JSON.stringify(query)}
                onClick={() => records.show(filter.query)}
              />
              <IconButton
                label={`Remove the filter ${filter.name}`}
                onClick={() =>
                  void undoable(
                    app,
                    `Removed the filter “${filter.name}”.`,
                    app.bridge.listing.removeFilter({ id: filter.id }),
                  )
                }
              >
                <X size={13} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </Group>
      )}
      <Group title="State">
        {RECORD_STATES.map((state) => (
          <li key={state}>
            <Entry
              name={STATE_WORD[state]}
              count={count(facets?.states[state])}
              pressed={query.states.includes(state)}
              onClick={() => records.ask({ states: toggled(query.states, state) })}
            />
          </li>
        ))}
      </Group>
      <OthersEntry />
      <Group title="Type">
        {MEDIA_TYPES.map((type) => (
          <li key={type}>
            <Entry
              name={TYPE_WORD[type]}
              count={count(facets?.types[type])}
              pressed={query.types.includes(type)}
              onClick={() => records.ask({ types: toggled(query.types, type) })}
            />
          </li>
        ))}
      </Group>
      <AddedFilter />
      <section className={cx('group')}>
        <h2 className={cx('title')}>Rating, at least</h2>
        <div className={cx('inset')}>
          <Stars
            label="Rating, at least"
            value={query.minRating}
            onChange={(minRating) => records.ask({ minRating })}
          />
        </div>
      </section>
      {(facets?.colours.length ?? 0) > 0 && (
        <section className={cx('group')}>
          <h2 className={cx('title')}>Colour</h2>
          <div className={cx('inset', 'colours')}>
            {SWATCHES.filter(({ id }) => facets?.colours.some((one) => one.id === id)).map((swatch) => (
              <button
                key={swatch.id}
                type="button"
                className={cx('swatch')}
                style={{ backgroundColor: swatch.hex }}
                aria-label={swatch.name}
                title={swatch.name}
                aria-pressed={query.colours.includes(swatch.id)}
                onClick={() => records.ask({ colours: toggled(query.colours, swatch.id) })}
              />
            ))}
          </div>
        </section>
      )}
      {(facets?.projects.length ?? 0) > 0 && (
        <Group title="Project">
          {facets?.projects.map(({ name, count: found }) => (
            <li key={name}>
              <Entry
                name={name}
                count={count(found)}
                pressed={query.project === name}
                onClick={() => records.ask({ project: query.project === name ? null : name })}
              />
            </li>
          ))}
        </Group>
      )}
      {(facets?.tags.length ?? 0) > 0 && (
        <Group title="My tags">
          {facets?.tags.map(({ name, count: found }) => (
            <li key={name}>
              <Entry
                name={name}
                count={count(found)}
                pressed={query.tag === name}
                onClick={() => records.ask({ tag: query.tag === name ? null : name })}
              />
            </li>
          ))}
        </Group>
      )}
      {allBoards.length > 0 && (
        <Group title="Board">
          {allBoards.map(({ id, name }) => (
            <li key={id}>
              <Entry
                name={name}
                pressed={query.board === id}
                onClick={() => records.ask({ board: query.board === id ? null : id })}
              />
            </li>
          ))}
        </Group>
      )}
    </nav>
  );
}

/** Files without a right belong to no state. */
function OthersEntry() {
  const { folder, records, asset } = useApp();
  const shown = useStore(records.store, (state) => state.showsOthers);
  const added = useStore(folder, (state) => state?.added ?? 0);
  if (added === 0 && !shown) return null;
  return (
    <Group title="From elsewhere">
      <li>
        <Entry
          name="Other files"
          count={added === 0 ? '' : formatCount(added)}
          pressed={shown}
          onClick={() => {
            asset.close();
            if (shown) records.ask();
            else records.showOthers();
          }}
        />
      </li>
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={cx('group')}>
      <h2 className={cx('title')}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface EntryProps {
  readonly name: string;
  readonly count?: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

function Entry({ name, count = '', pressed, onClick }: EntryProps) {
  return (
    <button type="button" className={cx('entry')} aria-pressed={pressed} onClick={onClick}>
      <span className={cx('name')}>{name}</span>
      <span className={cx('count')}>{count}</span>
    </button>
  );
}
