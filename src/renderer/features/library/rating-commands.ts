import { locationStore } from '../../state/location.ts';
import type { Command } from '../../state/registry/command.ts';
import { hasSubject } from '../../state/subjects.ts';
import { rate } from './record-edits.ts';

/** The user's own stars, by their number. */
export const RATING_COMMANDS: readonly Command[] = [0, 1, 2, 3, 4, 5].map((rating) => ({
  id: `rate-${rating}`,
  order: 62 + rating,
  everywhere: 'tables',
  section: 'Assets',
  label: rating === 0 ? 'Remove the rating' : `Rate ${rating} of 5`,
  shortcut: { key: String(rating) },
  ready: (stores) => stores.get(locationStore).store.getState().view === 'library' && hasSubject(stores),
  run: (stores) => void rate(stores, rating),
}));
