import type { Feature } from '../../state/feature.ts';
import { hasSubject } from '../../state/subjects.ts';
import { viewStore } from '../../state/view.ts';
import { QuickLook } from './QuickLook.tsx';

export const feature: Feature = {
  id: 'quick-look',
  overTable: { order: 10, component: QuickLook },
  commands: [
    {
      id: 'quick-look',
      order: 10,
      everywhere: 'tables',
      section: 'Assets',
      label: 'Quick look',
      ready: hasSubject,
      run: (stores) => stores.get(viewStore).show('quick-look'),
    },
  ],
};
