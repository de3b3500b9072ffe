import type { Branded } from './ids.ts';

/**
 * A file or folder of this computer that a person has dropped or chosen, as a page holds it: it says which one, and not
 * where. The main process alone knows the path, and learns it from the preload, never from the page.
 */
export type GivenPath = Branded<string, 'GivenPath'>;

/** `given:`, a UUID, and the name for people; the preload puts it together. */
const GIVEN = /^given:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):/;

export function isGivenPath(text: string): text is GivenPath {
  return GIVEN.test(text);
}

/** The UUID in it. */
export function idOfGiven(path: GivenPath): string {
  return GIVEN.exec(path)?.[1] ?? '';
}

/** What a person reads: the name of what was given, or the path that was typed. */
export function shownPath(text: string): string {
  return text.replace(GIVEN, '');
}
