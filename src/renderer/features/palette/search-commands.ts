import { arrangementStore } from '../../state/arrangement.ts';
import { searchStore } from '../../state/search.ts';
import { always, hasResults } from './command.ts';
import type { Command } from './command.ts';

/** What is searched for, and the way between the box and the results. */
export const SEARCH_COMMANDS: readonly Command[] = [
  {
    id: 'search',
    section: 'Search',
    label: 'Search the catalogue',
    shortcut: { key: '/' },
    ready: always,
    run: () => focusFirst('search input'),
  },
  {
    id: 'results',
    section: 'Search',
    label: 'Go to the results',
    shortcut: { key: 'g' },
    ready: hasResults,
    run: () => focusFirst('[role="option"][tabindex="0"]'),
  },
  {
    id: 'new-search',
    section: 'Search',
    label: 'Start over',
    ready: hasResults,
    run: (stores) => stores.get(searchStore).clear(),
  },
  {
    id: 'show-rejected',
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
