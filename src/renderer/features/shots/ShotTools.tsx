import { ArrowDownToLine, FileDown, FileUp, ShoppingBasket, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { exportName } from '../../../shared/model/export-name.ts';
import type { ShotList } from '../../../shared/model/shot.ts';
import { bridgeStore } from '../../state/given.ts';
import { useStores } from '../../state/registry/store.ts';
import { undoable } from '../../state/undoable.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { chosenToBasket, exportShots, importShots, takeChosenComps } from './shot-actions.ts';
import { shotsStore } from './shots-store.ts';

/** What can be done with a list as a whole. */
export function ShotTools({ list }: { readonly list: ShotList }) {
  const stores = useStores();
  const shots = useStore(stores.get(shotsStore).store, (state) => state.shots) ?? [];
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={list.chosen === 0} onClick={() => takeChosenComps(stores, shots)}>
        <ArrowDownToLine size={14} aria-hidden="true" />
        Comps of chosen
      </Button>
      <Button look="primary" disabled={list.chosen === 0} onClick={() => void chosenToBasket(stores, shots)}>
        <ShoppingBasket size={14} aria-hidden="true" />
        Chosen to basket
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        tabIndex={-1}
        aria-label="File of shots"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void importShots(stores, list, file);
        }}
      />
      <IconButton label="Read shots from a CSV" onClick={() => input.current?.click()}>
        <FileUp size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Save as CSV"
        disabled={list.shots === 0}
        onClick={() => exportShots(stores, `${exportName(list.name, 'Shots')}.csv`, shots)}
      >
        <FileDown size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Delete this shot list"
        onClick={() =>
          void undoable(stores, {
            name: `deleting “${list.name}”`,
            done: `Deleted “${list.name}”.`,
            edit: () => stores.get(bridgeStore).shots.remove({ listId: list.id }),
          })
        }
      >
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}
