import type { Feature } from '../../state/feature.ts';
import { COMPARED } from '../../state/compared.ts';
import { pickedCount } from '../../state/subjects.ts';
import { viewStore } from '../../state/view.ts';
import { Compare } from './Compare.tsx';

export const feature: Feature = {
  id: 'compare',
  overTable: { order: 20, component: Compare },
  commands: [
    {
      id: 'compare',
      order: 50,
      everywhere: 'tables',
      section: 'Assets',
      label: 'Compare the selection',
      shortcut: { key: 'v' },
      ready: (stores) => pickedCount(stores) >= COMPARED.fewest && pickedCount(stores) <= COMPARED.most,
      run: (stores) => stores.get(viewStore).show('compare'),
    },
  ],
};
