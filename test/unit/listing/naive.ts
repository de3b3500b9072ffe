import { MEDIA_TYPES } from '../../../src/shared/model/asset.ts';
import { MAX_RATING, RECORD_STATES } from '../../../src/shared/model/record.ts';
import type { LibraryQuery, LibraryRecord, RecordState } from '../../../src/shared/model/record.ts';

/** What the listing must answer, written as one would say it. */

export interface NaiveRecord extends LibraryRecord {
  readonly words: string;
  readonly boards: readonly number[];
}

export function inState(record: LibraryRecord, state: RecordState): boolean {
  return state === 'comp' || state === 'licensed' ? record.right === state : record[state];
}

function hasWords(record: NaiveRecord, text: string): boolean {
  const split = (of: string) => of.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const own = split(record.words);
  return split(text).every((word) => own.some((one) => one.startsWith(word)));
}

export function matches(record: NaiveRecord, query: LibraryQuery): boolean {
  return (
    hasWords(record, query.text) &&
    (query.states.length === 0 || query.states.some((state) => inState(record, state))) &&
    (query.types.length === 0 || query.types.includes(record.asset.type)) &&
    (query.colours.length === 0 || (record.colour !== null && query.colours.includes(record.colour))) &&
    (query.project === null || record.project === query.project) &&
    (query.board === null || record.boards.includes(query.board)) &&
    (query.tag === null || record.marks.tags.some((tag) => tag.toLowerCase() === query.tag?.toLowerCase())) &&
    record.marks.rating >= query.minRating &&
    (query.from === null || record.addedAt >= query.from) &&
    (query.until === null || record.addedAt < query.until)
  );
}

export function naiveIds(records: readonly NaiveRecord[], query: LibraryQuery): readonly number[] {
  const newest = (a: NaiveRecord, b: NaiveRecord) => b.addedAt - a.addedAt || b.asset.id - a.asset.id;
  const order = {
    newest,
    oldest: (a: NaiveRecord, b: NaiveRecord) => -newest(a, b),
    rating: (a: NaiveRecord, b: NaiveRecord) => b.marks.rating - a.marks.rating || newest(a, b),
    title: (a: NaiveRecord, b: NaiveRecord) => compare(fold(a), fold(b)) || a.asset.id - b.asset.id,
    largest: (a: NaiveRecord, b: NaiveRecord) => b.bytes - a.bytes || b.asset.id - a.asset.id,
  }[query.sort];
  return records
    .filter((record) => matches(record, query))
    .toSorted(order)
    .map((record) => record.asset.id);
}

const fold = (record: NaiveRecord) => record.asset.title.toLowerCase();
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How many each choice would find if it were the only one of its kind. */
export function naiveFacets(records: readonly NaiveRecord[], query: LibraryQuery) {
  const count = (change: Partial<LibraryQuery>) =>
    records.filter((record) => matches(record, { ...query, ...change })).length;
  return {
    states: Object.fromEntries(RECORD_STATES.map((state) => [state, count({ states: [state] })])),
    types: Object.fromEntries(MEDIA_TYPES.map((type) => [type, count({ types: [type] })])),
    ratings: Array.from({ length: MAX_RATING + 1 }, (_, least) => count({ minRating: least })),
    projects: [...new Set(records.map((record) => record.project))]
      .filter((name) => name !== '')
      .toSorted()
      .map((name) => ({ name, count: count({ project: name }) }))
      .filter((one) => one.count > 0),
  };
}
