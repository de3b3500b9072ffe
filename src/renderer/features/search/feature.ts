import { Search } from 'lucide-react';
import type { Feature } from '../../state/feature.ts';
import { searchTableStore } from '../../state/search-table.ts';
import { LightTable } from './LightTable.tsx';
import { ProjectChoice } from './ProjectChoice.tsx';
import { SearchField } from './SearchField.tsx';
import { followSearch } from './follow-search.ts';
import { RESULT_COMMANDS } from './result-commands.ts';
import { SEARCH_COMMANDS } from './search-commands.ts';
import { SEARCH_FINDERS } from './search-finders.ts';
import { suggestionsStore } from './suggestions.ts';

export const feature: Feature = {
  id: 'search',
  home: {
    label: 'Search',
    icon: Search,
    component: LightTable,
    table: (stores) => stores.get(searchTableStore),
  },
  header: [
    { order: 10, component: SearchField },
    { order: 20, component: ProjectChoice },
  ],
  stores: [suggestionsStore],
  start: followSearch,
  commands: [...SEARCH_COMMANDS, ...RESULT_COMMANDS],
  finders: SEARCH_FINDERS,
};
