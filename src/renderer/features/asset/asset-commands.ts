import { assetViewStore } from '../../state/asset.ts';
import type { Command } from '../../state/registry/command.ts';
import { copyIds, copyLinks, takeComps } from '../../state/selection-actions.ts';
import { hasSubject, subjects } from '../../state/subjects.ts';

/** What is done with the selection, or with the asset under the keyboard. */
export const ASSET_COMMANDS: readonly Command[] = [
  {
    id: 'details',
    order: 20,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Show details',
    ready: hasSubject,
    run: (stores) => {
      const [first] = subjects(stores);
      if (first !== undefined) stores.get(assetViewStore).open(first);
    },
  },
  {
    id: 'comp',
    order: 30,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Download comp',
    shortcut: { key: 'c' },
    ready: hasSubject,
    run: takeComps,
  },
  {
    id: 'copy-ids',
    order: 90,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy IDs',
    ready: hasSubject,
    run: (stores) => void copyIds(stores),
  },
  {
    id: 'copy-links',
    order: 100,
    everywhere: 'tables',
    section: 'Assets',
    label: 'Copy links',
    ready: hasSubject,
    run: (stores) => void copyLinks(stores),
  },
];
