import { Images } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { recordsStore } from '../../state/records.ts';
import { LibraryView } from './LibraryView.tsx';
import { MarksSection } from './MarksSection.tsx';
import { LIBRARY_FINDERS } from './library-finders.ts';
import { RATING_COMMANDS } from './rating-commands.ts';

export const feature: Feature = {
  id: 'library',
  view: {
    label: 'Library',
    icon: Images,
    component: LibraryView,
    rail: 10,
    table: (stores) => {
      const { store, table } = stores.get(recordsStore);
      return store.getState().showsOthers ? null : table;
    },
  },
  panel: [{ order: 10, component: MarksSection }],
  commands: RATING_COMMANDS,
  finders: LIBRARY_FINDERS,
};
