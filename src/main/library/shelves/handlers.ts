import type { Recognition } from '../../../shared/model/dropped.ts';
import { iterate, never, pathGiven, procedures } from '../../platform/bridge/index.ts';
import type { Holdings, Library } from '../files/index.ts';
import type { Listing } from '../listing/index.ts';
import type { Host } from '../../platform/host/index.ts';
import type { Undo } from '../../platform/undo/index.ts';

const os = procedures<{
  readonly holdings: Holdings;
  /** Tells what a file is that was dropped where no layout is checked. */
  readonly layouts: {
    identify(
      file: { readonly name: string; readonly path: string | null; readonly whole: boolean },
      signal: AbortSignal,
    ): Promise<Recognition>;
  };
  readonly library: Library;
  readonly listing: Listing;
  readonly showInFolder: Host['showInFolder'];
  readonly undo: Undo;
}>();

/** The bridge's limit for IDs in one answer. */
const MOST_IDS = 10_000;

export const listingHandlers = {
  page: os.listing.page.handler(({ context, input }) =>
    context.app.listing.page(input.query, input.offset, input.limit),
  ),
  facets: os.listing.facets.handler(({ context, input }) => context.app.listing.facets(input.query)),
  ids: os.listing.ids.handler(async ({ context, input }) =>
    (await context.app.listing.ids(input.query)).slice(0, MOST_IDS),
  ),
  record: os.listing.record.handler(
    ({ context, input }) => context.app.listing.records([input.assetId])[0] ?? null,
  ),
  mark: os.listing.mark.handler(({ context, input }) => context.app.listing.mark(input.assetIds, input.edit)),
  undo: os.listing.undo.handler(({ context, input }) => context.app.undo.take(input.token)),
  saveFilter: os.listing.saveFilter.handler(({ context, input }) =>
    context.app.listing.saveFilter(input.name, input.query),
  ),
  removeFilter: os.listing.removeFilter.handler(({ context, input }) =>
    context.app.listing.removeFilter(input.id),
  ),
  fetchAgain: os.listing.fetchAgain.handler(({ context, input }) =>
    context.app.holdings.fetchAgain(input.assetIds),
  ),
  remove: os.listing.remove.handler(({ context, input }) => context.app.holdings.remove(input)),
  recognise: os.listing.recognise.handler(async ({ context, input: { name, path: given }, signal }) => {
    const path = given === null ? null : await pathGiven(context, given);
    return context.app.layouts.identify({ name, path, whole: true }, signal ?? never());
  }),
  holdsSize: os.listing.holdsSize.handler(({ context, input }) => ({
    holds: context.app.library.holdsSize(input.bytes),
  })),
  paths: os.listing.paths.handler(({ context, input }) =>
    input.fileIds.map((id) => context.app.library.pathOf(id)),
  ),
  openFile: os.listing.openFile.handler(async ({ context, input }) => {
    const outcome = await context.app.holdings.openFile(input.fileId);
    const isActive = outcome === 'active';
    const shown = isActive && (await context.app.showInFolder(context.app.library.pathOf(input.fileId)));
    return { opened: outcome === 'opened', isActive, shown };
  }),
  openFileWith: os.listing.openFileWith.handler(async ({ context, input }) => ({
    opened: await context.app.holdings.openFileWith(input.fileId),
  })),
  copyFiles: os.listing.copyFiles.handler(({ context, input }) =>
    context.app.holdings.copyFiles(input.fileIds),
  ),
  watch: os.listing.watch.handler(({ context, signal }) => iterate(context.app.listing.watch(signal))),
};
