import type { MediaType } from '../../../shared/model/asset.ts';
import { WHOLE_LIBRARY } from '../../../shared/model/record.ts';
import type { LibraryQuery, RecordSort, RecordState } from '../../../shared/model/record.ts';

export const STATE_WORD: Readonly<Record<RecordState, string>> = {
  comp: 'Comps',
  licensed: 'Licensed',
  missing: 'Missing on disk',
  changed: 'Changed on disk',
  expired: 'Left the catalogue',
};

export const TYPE_WORD: Readonly<Record<MediaType, string>> = {
  image: 'Photos',
  vector: 'Vectors',
  video: 'Videos',
  audio: 'Audio',
};

export const SORT_OPTIONS: readonly { readonly value: RecordSort; readonly label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'title', label: 'By title' },
  { value: 'rating', label: 'Best rated first' },
  { value: 'largest', label: 'Largest first' },
];

/** Whether anything is left out. */
export function isFiltered(query: LibraryQuery): boolean {
  return JSON.stringify({ ...query, sort: 'newest' }) !== JSON.stringify(WHOLE_LIBRARY);
}

/** With it, or without it if it was there. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
