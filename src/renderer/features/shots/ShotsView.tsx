import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useStore } from 'zustand';
import { MAX_LIST_NAME } from '../../../shared/model/shot.ts';
import type { ShotList } from '../../../shared/model/shot.ts';
import { ViewFrame } from '../../parts/ViewFrame.tsx';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore, useLocation } from '../../state/location.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Side, SideItem } from '../../ui/Side.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { ShotHead } from './ShotHead.tsx';
import { ShotRow } from './ShotRow.tsx';
import { ShotTools } from './ShotTools.tsx';
import css from './Shots.module.css';
import { useShots } from './shots-store.ts';

const cx = classes(css);

/** The pictures that jobs need, each with its brief, its candidates, what was chosen and what it costs. */
export function ShotsView() {
  const shots = useShots();
  const item = useStore(useLocation().store, (at) => at.item);
  const lists = useStore(shots.store, (state) => state.lists);
  const list = (item === null ? lists?.[0] : lists?.find(({ id }) => String(id) === item)) ?? null;
  const id = list?.id ?? null;
  useEffect(() => shots.open(id), [shots, id]);
  return (
    <ViewFrame title="Shot lists" tools={list !== null && <ShotTools key={list.id} list={list} />}>
      <div className={cx('body')}>
        <Lists lists={lists ?? []} open={list} />
        <section className={cx('content')} aria-label={list?.name ?? 'Shot list'}>
          {list === null ? (
            lists !== null && (
              <Notice
                title="No shot lists yet"
                text="Make one at the left. Each shot has a brief; candidates come from the search, the library and boards, or from a CSV."
              />
            )
          ) : (
            <Shown key={list.id} list={list} />
          )}
        </section>
      </div>
    </ViewFrame>
  );
}

function Shown({ list }: { readonly list: ShotList }) {
  const stores = useStores();
  const shots = useShots();
  const all = useStore(shots.store, (state) => state.shots);
  const failure = useStore(shots.store, (state) => state.failure);
  if (failure !== null)
    return <Notice title={failure.message} text={failure.action} code={failure.code} urgent />;
  if (all === null) return null;
  const add = () => {
    const adding = stores.get(bridgeStore).shots.add({ listId: list.id, brief: '', size: '' });
    adding.catch((error: unknown) => stores.get(toastsStore).failed(toFailure(error)));
  };
  return (
    <>
      <ShotHead list={list} shots={all} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section className={cx('rows')} tabIndex={0} aria-label="Shots">
        <ol className={cx('list')}>
          {all.map((shot, at) => (
            <ShotRow key={shot.id} shot={shot} place={at} last={at === all.length - 1} />
          ))}
        </ol>
        <Button onClick={add}>
          <Plus size={14} aria-hidden="true" />
          Add a shot
        </Button>
      </section>
    </>
  );
}

function Lists({ lists, open }: { readonly lists: readonly ShotList[]; readonly open: ShotList | null }) {
  const stores = useStores();
  const [name, setName] = useState('');
  const create = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === '') return;
    try {
      const id = await stores.get(bridgeStore).shots.create({ name: name.trim() });
      setName('');
      stores.get(locationStore).open('shots', String(id));
    } catch (error) {
      stores.get(toastsStore).failed(toFailure(error));
    }
  };
  return (
    <Side label="Shot lists">
      <form className={cx('new')} onSubmit={(event) => void create(event)}>
        <input
          className={cx('input')}
          aria-label="Name of a new shot list"
          placeholder="New shot list"
          maxLength={MAX_LIST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <IconButton label="Make this shot list" type="submit" disabled={name.trim() === ''}>
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </form>
      <ul>
        {lists.map((list) => (
          <SideItem
            key={list.id}
            name={list.name}
            end={`${formatCount(list.chosen)} / ${formatCount(list.shots)}`}
            aria-current={list.id === open?.id ? 'page' : undefined}
            onClick={() => stores.get(locationStore).open('shots', String(list.id))}
          />
        ))}
      </ul>
    </Side>
  );
}
