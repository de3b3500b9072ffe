import { z } from 'zod';
import { MEDIA_TYPES } from '../model/asset.ts';
import { MAX_NOTE } from '../model/board.ts';
import type { Recognition } from '../model/dropped.ts';
import type { AssetId } from '../model/ids.ts';
import type { Instant } from '../model/instant.ts';
import { MAX_RATING, RECORD_SORTS, RECORD_STATES } from '../model/record.ts';
import type {
  LibraryFacets,
  LibraryFilter,
  LibraryFilterId,
  LibraryQuery,
  LibraryRecord,
  MarksEdit,
  RecordPage,
  UndoToken,
} from '../model/record.ts';
import { assetId, fileId, givenPath, output, procedure, stream } from './base.ts';
import { boardId } from './boards.ts';

export interface ListingState {
  readonly filters: readonly LibraryFilter[];
}

export interface CopiedFiles {
  readonly copied: boolean;
  /** So many of them are not paid for. */
  readonly comps: number;
}

/** What became of files that were to leave the library. */
export interface Removed {
  readonly removed: number;
  /** On their way to the system's bin, after ten minutes. Where there is none, they stay where they are. */
  readonly toBin: number;
  /** Licensed ones that were left alone. */
  readonly kept: number;
  readonly undo: UndoToken;
}

const time = z.number().int() as unknown as z.ZodType<Instant, Instant>;
const tag = z.string().trim().min(1).max(60);
const word = z.string().max(200);
const many = z.array(assetId).min(1).max(10_000);
const filterId = z.number().int().positive() as unknown as z.ZodType<LibraryFilterId, LibraryFilterId>;
const token = z.number().int().positive() as unknown as z.ZodType<UndoToken, UndoToken>;

export const libraryQuery: z.ZodType<LibraryQuery, unknown> = z.strictObject({
  text: z.string().max(500),
  states: z.array(z.enum(RECORD_STATES)).max(RECORD_STATES.length),
  types: z.array(z.enum(MEDIA_TYPES)).max(MEDIA_TYPES.length),
  colours: z.array(z.number().int().min(1).max(17)).max(17),
  project: word.nullable(),
  board: boardId.nullable(),
  tag: word.nullable(),
  minRating: z.number().int().min(0).max(MAX_RATING),
  from: time.nullable(),
  until: time.nullable(),
  sort: z.enum(RECORD_SORTS),
});

const edit: z.ZodType<MarksEdit, MarksEdit> = z.strictObject({
  rating: z.number().int().min(0).max(MAX_RATING).exactOptional(),
  addTags: z.array(tag).max(50).exactOptional(),
  removeTags: z.array(tag).max(50).exactOptional(),
  note: z.string().max(MAX_NOTE).exactOptional(),
});

/** The library as it is searched, filtered and marked. Needs no network. */
export const listing = {
  page: procedure
    .input(
      z.strictObject({
        query: libraryQuery,
        offset: z.number().int().min(0).max(10_000_000),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(output<RecordPage>()),

  facets: procedure.input(z.strictObject({ query: libraryQuery })).output(output<LibraryFacets>()),

  /** Everything that a query finds, in order; ten thousand at most. */
  ids: procedure.input(z.strictObject({ query: libraryQuery })).output(output<readonly AssetId[]>()),

  record: procedure.input(z.strictObject({ assetId })).output(output<LibraryRecord | null>()),

  mark: procedure.input(z.strictObject({ assetIds: many, edit })).output(output<UndoToken>()),

  /** Takes back one edit of records or boards. */
  undo: procedure.input(z.strictObject({ token })).output(output<void>()),

  saveFilter: procedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(120), query: libraryQuery }))
    .output(output<void>()),
  removeFilter: procedure.input(z.strictObject({ id: filterId })).output(output<UndoToken>()),

  /** Fetches again, at no cost, what these assets have lost. Returns how many files that are. */
  fetchAgain: procedure
    .input(z.strictObject({ assetIds: many }))
    .output(output<{ readonly files: number }>()),

  /** Takes files out of the library and puts them into the system's bin. Licensed ones only if that is said. */
  remove: procedure
    .input(z.strictObject({ assetIds: many, licensedToo: z.boolean() }))
    .output(output<Removed>()),

  /** What a file from anywhere is taken for; `path` was given by a person, `null` for one that is on no disk we know of. */
  recognise: procedure
    .input(z.strictObject({ name: z.string().max(500), path: givenPath.nullable() }))
    .output(output<Recognition>()),

  /** Whether any file on record has exactly so many bytes. */
  holdsSize: procedure
    .input(z.strictObject({ bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }))
    .output(output<{ readonly holds: boolean }>()),

  /** Absolute paths, for the clipboard. */
  paths: procedure
    .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(1000) }))
    .output(output<readonly string[]>()),

  /**
   * Opens a file in the program that the system has for it. False where there is none. One that may run something, such
   * as a drawing with a script, is shown in its folder instead (`isActive`), where there is a file manager (`shown`).
   */
  openFile: procedure
    .input(z.strictObject({ fileId }))
    .output(output<{ readonly opened: boolean; readonly isActive: boolean; readonly shown: boolean }>()),

  /** The same in a program that the user chooses; see `SystemInfo.opensWith`. */
  openFileWith: procedure.input(z.strictObject({ fileId })).output(output<{ readonly opened: boolean }>()),

  /** Puts files on the system's clipboard, as a file manager does; see `SystemInfo.copiesFiles`. */
  copyFiles: procedure
    .input(z.strictObject({ fileIds: z.array(fileId).min(1).max(500) }))
    .output(output<CopiedFiles>()),

  watch: procedure.output(stream<ListingState>()),
};
