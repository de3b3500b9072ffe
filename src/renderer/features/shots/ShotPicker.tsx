import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/model/asset.ts';
import type { ShotListId } from '../../../shared/model/shot.ts';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { addToShot } from './shot-actions.ts';
import css from './Shots.module.css';
import { useShots } from './shots-store.ts';

const cx = classes(css);

/** Which shot these become candidates of. */
export function ShotPicker() {
  const shots = useShots();
  const adding = useStore(shots.store, (state) => state.adding);
  const count = adding?.length ?? 0;
  return (
    <Dialog
      title={count === 1 ? 'Add to a shot' : `Add ${formatCount(count)} assets to a shot`}
      open={adding !== null}
      onClose={() => shots.offer(null)}
    >
      {adding !== null && <Choice assets={adding} />}
    </Dialog>
  );
}

function Choice({ assets }: { readonly assets: readonly Asset[] }) {
  const stores = useStores();
  const shots = useShots();
  const { shots: bridge } = stores.get(bridgeStore);
  const lists = useStore(shots.store, (state) => state.lists) ?? [];
  const open = useStore(shots.store, (state) => state.open);
  const all = useStore(shots.store, (state) => state.shots);
  const latest = lists.toSorted((one, other) => other.changedAt - one.changedAt)[0];
  const [wanted, setWanted] = useState<ShotListId | null>(null);
  const list = lists.find(({ id }) => id === (wanted ?? open))?.id ?? latest?.id ?? null;
  useEffect(() => shots.open(list), [shots, list]);
  const close = () => shots.offer(null);
  const addNew = async () => {
    try {
      const listId = list ?? (await bridge.create({ name: 'Shot list' }));
      const shot = await bridge.add({ listId, brief: '', size: '' });
      close();
      await addToShot(stores, shot, assets);
    } catch (error) {
      stores.get(toastsStore).failed(toFailure(error));
    }
  };
  return (
    <div className={cx('picker')}>
      {lists.length > 1 && list !== null && (
        <Select
          label="Shot list"
          options={lists.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(list)}
          onChange={(id) => setWanted(Number(id) as ShotListId)}
        />
      )}
      <ol className={cx('picks')}>
        {(list === open ? (all ?? []) : []).map((shot, at) => (
          <li key={shot.id}>
            <button
              type="button"
              className={cx('pick')}
              onClick={() => {
                close();
                void addToShot(stores, shot.id, assets);
              }}
            >
              <span className={cx('number')}>{at + 1}</span>
              <span className={cx('label')}>{shot.brief === '' ? 'No brief' : shot.brief}</span>
              <span className={cx('soft')}>{formatCount(shot.candidates.length)}</span>
            </button>
          </li>
        ))}
      </ol>
      <Button look="primary" wide onClick={() => void addNew()}>
        {list === null ? 'New shot list with a shot for them' : 'New shot for them'}
      </Button>
    </div>
  );
}
