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
    id: 'find',
    order: 15,
    everywhere: true,
    section: 'Search',
    label: 'Find in this view',
    // Instead of the browser's search, which knows only the tiles that are drawn.
    shortcut: { key: 'f', mod: true, ours: true, typing: true },
    ready: always,
    run: focusSearch,
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

/** The field that searches what the view in front shows. */
function focusSearch(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[type="search"]')];
  const inFront = fields.filter((field) => field.closest('[inert]') === null);
  const field = inFront.find((one) => one.closest('main') !== null) ?? inFront[0];
  field?.focus();
  field?.select();
}

function focusFirst(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
