import { plainQuery } from '../../../shared/model/search.ts';
import type { SearchQuery } from '../../../shared/model/search.ts';
import { readInput } from '../../../shared/model/search-input.ts';
import type { Finder } from '../../state/finder.ts';
import { knownProjects } from '../../state/known-projects.ts';
import { locationStore } from '../../state/location.ts';
import { projectStore } from '../../state/project.ts';
import type { Stores } from '../../state/registry/store.ts';
import { searchStore } from '../../state/search.ts';
import { searchesStore } from '../../state/searches.ts';
import { toastsStore } from '../../state/toasts.ts';
import { formatResults } from '../../ui/format.ts';
import { queryInWords } from './query-words.ts';

const saved: Finder = {
  title: 'Saved searches',
  order: 12,
  idle: 3,
  known: (stores) =>
    stores
      .get(searchesStore)
      .store.getState()
      .saved.map((one) => {
        const { title, rest } = queryInWords(one.query);
        return {
          id: String(one.id),
          label: one.name,
          detail: [title === one.name ? '' : title, rest].filter(Boolean).join(' · '),
          run: (all) => {
            all.get(locationStore).front();
            all.get(searchesStore).open(one);
          },
        };
      }),
};

const past: Finder = {
  title: 'Past searches',
  order: 14,
  idle: 3,
  known: (stores) =>
    stores
      .get(searchesStore)
      .store.getState()
      .recent.map(({ query, total, at }) => {
        const { title, rest } = queryInWords(query);
        return {
          id: String(at),
          label: title,
          detail: [rest, formatResults(total)].filter(Boolean).join(' · '),
          run: (all) => search(all, query),
        };
      }),
};

/** What was typed, as a search of the catalogue: always there, behind what has that name. */
const catalogue: Finder = {
  title: 'Catalogue',
  order: 90,
  always: true,
  known: (_, typed) => {
    const input = readInput(typed);
    if (input.kind !== 'query' || input.author !== null) return [];
    const isId = /^\d+$/.test(input.text);
    return [
      {
        id: 'search',
        label: isId ? `Open asset ${input.text}` : `Search the catalogue for “${input.text}”`,
        run: (all) => search(all, plainQuery(input.text)),
      },
    ];
  },
};

/** Projects that anything is kept for; choosing one works for it from then on. */
const projects: Finder = {
  title: 'Projects',
  order: 35,
  ask: async (stores, typed) => {
    const wanted = typed.trim().toLowerCase();
    const known = await knownProjects(stores);
    return known
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ name }) => ({
        id: name,
        label: name,
        detail: 'Work for this project',
        run: (all) => work(all, name),
      }));
  },
};

function work(stores: Stores, name: string): void {
  stores.get(projectStore).choose(name);
  stores.get(toastsStore).done(`You work for “${name}” now.`);
}

function search(stores: Stores, query: SearchQuery): void {
  stores.get(locationStore).front();
  stores.get(searchStore).start(query);
}

/** Searches made before and saved, projects, and the way into the catalogue. */
export const SEARCH_FINDERS: readonly Finder[] = [projects, saved, past, catalogue];
