import { z } from 'zod';
import type { PastSearch, SavedSearch, SavedSearchId } from '../model/saved-search.ts';
import type { ScrollPosition } from '../model/scroll-position.ts';
import { assetId, output, procedure, stream } from './base.ts';
import { searchQuery } from './search-schema.ts';

/** The latest searches, and all that were saved by their names. */
export interface SearchesState {
  readonly recent: readonly PastSearch[];
  readonly saved: readonly SavedSearch[];
}

export interface LastPlace {
  readonly address: string | null;
  readonly spot: ScrollPosition | null;
}

const position = z.number().int().min(0).max(1_000_000_000);
export const spot = z.strictObject({
  index: position,
  y: z.number().min(-100_000).max(100_000),
  focus: position,
  open: assetId.nullable(),
});
const savedId = z.number().int().positive() as unknown as z.ZodType<SavedSearchId, SavedSearchId>;
const saved = z.strictObject({ id: savedId });

/** The memory of searching: what was searched, what was saved, where the user was. */
export const searches = {
  watch: procedure.output(stream<SearchesState>()),

  /** Past searches with this text in their words, newest first; a hundred at most. */
  history: procedure
    .input(z.strictObject({ text: z.string().max(200) }))
    .output(output<readonly PastSearch[]>()),
  forget: procedure.input(z.strictObject({ query: searchQuery })).output(output<void>()),
  clearHistory: procedure.output(output<void>()),

  /** Saves a search under a name; one that is saved already gets the new name. */
  save: procedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(120), query: searchQuery }))
    .output(output<void>()),
  remove: procedure.input(saved).output(output<void>()),
  /** The user looks at its results: what is there now is no longer new. */
  open: procedure.input(saved).output(output<void>()),
  /** Asks the service how many results are new, for those not asked in the last ten minutes. */
  check: procedure.output(output<void>()),

  /** Where the user was; no address the first time. */
  lastPlace: procedure.output(output<LastPlace>()),
  keepPlace: procedure
    .input(z.strictObject({ address: z.string().max(8192).startsWith('#/'), spot: spot.nullable() }))
    .output(output<void>()),
};
