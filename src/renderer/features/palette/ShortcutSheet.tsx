import { useStore } from 'zustand';
import { useStores } from '../../state/registry/store.ts';
import { viewStore } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shortcutOf } from '../../state/shortcuts.ts';
import { classes } from '../../ui/classes.ts';
import { SECTIONS } from '../../state/registry/command.ts';
import { featuresStore } from '../../state/feature.ts';
import { commandsHere } from '../../state/commands.ts';
import css from './Palette.module.css';
import { isMac, shortcutText } from '../../parts/words/shortcut-text.ts';

const cx = classes(css);

/** All keys on one sheet. */
export function ShortcutSheet() {
  const stores = useStores();
  const view = stores.get(viewStore);
  const open = useStore(view.store, (state) => state.overlay === 'shortcuts');
  const features = stores.get(featuresStore);
  const mac = isMac(navigator.platform);
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={view.close}>
      {features.all
        .flatMap(({ keys = [] }) => keys)
        .map(({ title, keys }) => (
          <Keys key={title} title={title} keys={keys} />
        ))}
      {SECTIONS.map((section) => (
        <Keys
          key={section}
          title={section}
          keys={commandsHere(stores).flatMap((command) => {
            const shortcut = command.section === section ? shortcutOf(stores, command) : null;
            return shortcut === null ? [] : [[shortcutText(shortcut, mac), command.label] as const];
          })}
        />
      ))}
    </Dialog>
  );
}

interface KeysProps {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
}

function Keys({ title, keys }: KeysProps) {
  return (
    <section aria-label={title}>
      <h3 className={cx('section')}>{title}</h3>
      <ul className={cx('keys')}>
        {keys.map(([key, label]) => (
          <li key={key} className={cx('key')}>
            <span>{label}</span>
            <kbd>{key}</kbd>
          </li>
        ))}
      </ul>
    </section>
  );
}
