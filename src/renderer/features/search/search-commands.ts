import { arrangementStore } from '../../state/arrangement.ts';
import { searchStore } from '../../state/search.ts';
import { always, hasResults } from '../../state/subjects.ts';
import type { Command } from '../../state/registry/command.ts';

/** What is searched for, and the way between the box and the results. */
export const SEARCH_COMMANDS: readonly Command[] = [
  {
    id: 'search',
    order: 10,
    section: 'Search',
    label: 'Search the catalogue',
    shortcut: { key: '/' },
    ready: always,
    run: () => focusFirst('search input'),
  },
  {
    id: 'results',
    order: 20,
    section: 'Search',
    label: 'Go to the results',
    shortcut: { key: 'g' },
    ready: hasResults,
    run: () => focusFirst('[role="option"][tabindex="0"]'),
  },
  {
    id: 'new-search',
    order: 30,
    section: 'Search',
    label: 'Start over',
    ready: hasResults,
    run: (stores) => stores.get(searchStore).clear(),
  },
  {
    id: 'show-rejected',
    order: 40,
    section: 'Search',
    label: 'Show or hide what was rejected',
    ready: hasResults,
    run: (stores) => stores.get(arrangementStore).toggleRejected(),
  },
];

function focusFirst(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
