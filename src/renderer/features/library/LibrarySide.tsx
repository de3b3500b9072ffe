import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { MEDIA_TYPES } from '../../../shared/model/asset.ts';
import { RECORD_STATES } from '../../../shared/model/record.ts';
import { SWATCHES } from '../../../shared/model/swatches.ts';
import { useAssetView } from '../../state/asset.ts';
import { boardsStore } from '../../state/boards.ts';
import { useFolder } from '../../state/folder.ts';
import { bridgeStore } from '../../state/given.ts';
import { recordsStore, useRecords } from '../../state/records.ts';
import { useStores } from '../../state/registry/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Side, SideGroup, SideItem } from '../../ui/Side.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { AddedFilter } from './AddedFilter.tsx';
import { STATE_WORD, toggled, TYPE_WORD } from './facet-words.ts';
import css from './LibrarySide.module.css';
import { undoable } from '../../state/undoable.ts';
import { Stars } from './Stars.tsx';

const cx = classes(css);

/** Every filter with what it would find; several of a kind widen, kinds narrow. */
export function LibrarySide() {
  const stores = useStores();
  const records = stores.get(recordsStore);
  const boards = stores.get(boardsStore);
  const query = useStore(records.store, (state) => state.query);
  const facets = useStore(records.store, (state) => state.facets);
  const filters = useStore(records.store, (state) => state.filters);
  const allBoards = useStore(boards.store, (state) => state.boards) ?? [];
  const count = (number: number | undefined) =>
    number === undefined || number === 0 ? '' : formatCount(number);
  return (
    <Side label="Library filters">
      {filters.length > 0 && (
        <SideGroup title="Saved filters">
          <ul>
            {filters.map((filter) => (
              <SideItem
                key={filter.id}
                name={filter.name}
                aria-pressed={JSON.stringify(filter.query) === JSON.stringify(query)}
                onClick={() => records.show(filter.query)}
                beside={
                  <IconButton
                    label={`Remove the filter ${filter.name}`}
                    onClick={() =>
                      void undoable(stores, {
                        name: `removal of the filter “${filter.name}”`,
                        done: `Removed the filter “${filter.name}”.`,
                        edit: () => stores.get(bridgeStore).listing.removeFilter({ id: filter.id }),
                      })
                    }
                  >
                    <X size={13} aria-hidden="true" />
                  </IconButton>
                }
              />
            ))}
          </ul>
        </SideGroup>
      )}
      <SideGroup title="State">
        <ul>
          {RECORD_STATES.map((state) => (
            <SideItem
              key={state}
              name={STATE_WORD[state]}
              end={count(facets?.states[state])}
              aria-pressed={query.states.includes(state)}
              onClick={() => records.ask({ states: toggled(query.states, state) })}
            />
          ))}
        </ul>
      </SideGroup>
      <OthersEntry />
      <SideGroup title="Type">
        <ul>
          {MEDIA_TYPES.map((type) => (
            <SideItem
              key={type}
              name={TYPE_WORD[type]}
              end={count(facets?.types[type])}
              aria-pressed={query.types.includes(type)}
              onClick={() => records.ask({ types: toggled(query.types, type) })}
            />
          ))}
        </ul>
      </SideGroup>
      <AddedFilter />
      <SideGroup title="Rating, at least">
        <div className={cx('inset')}>
          <Stars
            label="Rating, at least"
            value={query.minRating}
            onChange={(minRating) => records.ask({ minRating })}
          />
        </div>
      </SideGroup>
      {(facets?.colours.length ?? 0) > 0 && (
        <SideGroup title="Colour">
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
        </SideGroup>
      )}
      {(facets?.projects.length ?? 0) > 0 && (
        <SideGroup title="Project">
          <ul>
            {facets?.projects.map(({ name, count: found }) => (
              <SideItem
                key={name}
                name={name}
                end={count(found)}
                aria-pressed={query.project === name}
                onClick={() => records.ask({ project: query.project === name ? null : name })}
              />
            ))}
          </ul>
        </SideGroup>
      )}
      {(facets?.tags.length ?? 0) > 0 && (
        <SideGroup title="My tags">
          <ul>
            {facets?.tags.map(({ name, count: found }) => (
              <SideItem
                key={name}
                name={name}
                end={count(found)}
                aria-pressed={query.tag === name}
                onClick={() => records.ask({ tag: query.tag === name ? null : name })}
              />
            ))}
          </ul>
        </SideGroup>
      )}
      {allBoards.length > 0 && (
        <SideGroup title="Board">
          <ul>
            {allBoards.map(({ id, name }) => (
              <SideItem
                key={id}
                name={name}
                aria-pressed={query.board === id}
                onClick={() => records.ask({ board: query.board === id ? null : id })}
              />
            ))}
          </ul>
        </SideGroup>
      )}
    </Side>
  );
}

/** Files without a right belong to no state. */
function OthersEntry() {
  const folder = useFolder();
  const records = useRecords();
  const asset = useAssetView();
  const shown = useStore(records.store, (state) => state.showsOthers);
  const added = useStore(folder, (state) => state?.added ?? 0);
  if (added === 0 && !shown) return null;
  return (
    <SideGroup title="From elsewhere">
      <ul>
        <SideItem
          name="Other files"
          end={added === 0 ? '' : formatCount(added)}
          aria-pressed={shown}
          onClick={() => {
            asset.close();
            if (shown) records.ask();
            else records.showOthers();
          }}
        />
      </ul>
    </SideGroup>
  );
}
