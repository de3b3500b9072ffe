import { Dialog } from '@base-ui/react/dialog';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../state/registry/store.ts';
import { useView, viewStore } from '../../state/view.ts';
import type { Finding } from '../../state/finder.ts';
import { AssetPicture } from '../../ui/AssetPicture.tsx';
import { classes } from '../../ui/classes.ts';
import css from './Palette.module.css';
import { isMac, shortcutText } from '../../parts/words/shortcut-text.ts';
import { useGroups } from './use-groups.ts';

const cx = classes(css);

/** Everything that there is and that can be done, by its name. */
export function Palette() {
  const view = useView();
  const open = useStore(view.store, (state) => state.overlay === 'palette');
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && view.close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={cx('backdrop')} />
        <Dialog.Popup className={cx('popup')} aria-label="Find anything">
          <Finder />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface Row {
  /** Unique in the list. */
  readonly key: string;
  readonly item: Finding;
}

function Finder() {
  const stores = useStores();
  const [text, setText] = useState('');
  /** The row that the user sees marked; `null` for the first. It stays marked when more answers come in above it. */
  const [marked, setMarked] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const groups = useGroups(text).map(({ title, items }) => ({
    title,
    rows: items.map((item): Row => ({ key: `${title} ${item.id}`, item })),
  }));
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === marked),
  );
  const active = rows[at];
  // What was marked for a moment is what Enter means, whatever comes in meanwhile.
  if (active !== undefined && marked === null) setMarked(active.key);
  const idOf = ({ key }: Row) => `${base}-${key.replaceAll(/\s/g, '_')}`;

  const run = (row: Row | undefined) => {
    if (row === undefined) return;
    stores.get(viewStore).close();
    // After the dialog has given the focus back, so that it may be moved.
    setTimeout(() => row.item.run(stores), 0);
  };
  const go = (to: number) => {
    const next = rows[(to + rows.length) % Math.max(1, rows.length)];
    if (next === undefined) return;
    setMarked(next.key);
    list.current?.querySelector(`[id="${CSS.escape(idOf(next))}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter') run(active);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className={cx('input')}
        role="combobox"
        aria-label="Find anything"
        aria-expanded="true"
        aria-controls={`${base}-list`}
        aria-activedescendant={active === undefined ? undefined : idOf(active)}
        placeholder="Find boards, assets, licences, searches, settings, commands"
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(null);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {rows.length === 0 && <p className={cx('none')}>Nothing is called “{text.trim()}”.</p>}
      <div ref={list} id={`${base}-list`} className={cx('list')} role="listbox" aria-label="Found">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options.
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={cx('group')} aria-hidden="true">
              {group.title}
            </p>
            {group.rows.map((row) => (
              <Option
                key={row.key}
                id={idOf(row)}
                item={row.item}
                isActive={row === active}
                onPick={() => run(row)}
                onPoint={() => setMarked(row.key)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: Finding;
  readonly isActive: boolean;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

function Option({ id, item, isActive, onPick, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above, which has the focus.
    <div
      id={id}
      className={cx('item', isActive && 'active')}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={onPick}
      onPointerMove={onPoint}
    >
      {item.picture !== undefined && (
        <AssetPicture className={cx('picture')} assetId={item.picture} size="thumb" />
      )}
      <span className={cx('label')}>{item.label}</span>
      {item.detail !== undefined && item.detail !== '' && <span className={cx('detail')}>{item.detail}</span>}
      {item.shortcut !== undefined && <kbd>{shortcutText(item.shortcut, isMac(navigator.platform))}</kbd>}
    </div>
  );
}
