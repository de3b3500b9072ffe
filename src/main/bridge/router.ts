import { ORPCError, implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { failureOf } from '../../shared/model/failure.ts';
import type { App } from '../app.ts';

/** What a call comes with: the app it is for. A switch of profile closes connections, so it never changes. */
export interface BridgeContext {
  readonly app: App;
}

/** Every failure crosses the bridge whole, and what it says about the network is told to the account. */
const os = implement(contract)
  .$context<BridgeContext>()
  .use(async ({ context, next, path }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      const failure = failureOf(error);
      if (failure.code === 'offline') context.app.account.noteReachable(false);
      if (failure.code === 'internal') context.app.log.error('bridge', { procedure: path.join('.') }, error);
      throw new ORPCError('FAILURE', { status: 500, message: failure.message, data: failure });
    }
  });

export const router = os.router({
  account: {
    watch: os.account.watch.handler(({ context, signal }) => iterate(context.app.account.watch(signal))),
    signIn: os.account.signIn.handler(({ context, input: { remember, ...credentials } }) =>
      context.app.account.signIn(credentials, { remember }),
    ),
    signOut: os.account.signOut.handler(({ context }) => context.app.account.signOut()),
    startDemo: os.account.startDemo.handler(({ context }) => context.app.switchProfile('demo')),
    leaveDemo: os.account.leaveDemo.handler(({ context }) => context.app.switchProfile('own')),
  },

  batches: {
    plan: os.batches.plan.handler(({ context, input }) =>
      context.app.batches.plan(input.source, input.sizes),
    ),
    start: os.batches.start.handler(({ context, input }) => context.app.batches.start(input)),
    report: os.batches.report.handler(({ context, input }) => context.app.batches.report(input.batchId)),
    act: os.batches.act.handler(({ context, input }) => context.app.batches.act(input.batchId, input.verb)),
    watch: os.batches.watch.handler(({ context, signal }) => iterate(context.app.batches.watch(signal))),
  },

  catalog: {
    search: os.catalog.search.handler(async ({ context, input: { query, ...page }, signal }) => {
      const found = await context.app.catalog.search(query, page, signal ? { signal } : {});
      context.app.account.noteReachable(found.asOf === undefined);
      if (page.offset === 0) context.app.searches.note(query, found.total);
      return found;
    }),
    asset: os.catalog.asset.handler(({ context, input, signal }) =>
      context.app.catalog.asset(input.id, signal ? { signal } : {}),
    ),
    categories: os.catalog.categories.handler(({ context }) => context.app.catalog.categories()),
    hints: os.catalog.hints.handler(({ context, input, signal }) =>
      context.app.catalog.hints(input.prefix, signal ? { signal } : {}),
    ),
  },

  downloads: {
    enqueueComps: os.downloads.enqueueComps.handler(async ({ context, input }) => ({
      jobIds: await context.app.downloads.enqueueComps(input.items),
    })),
    watch: os.downloads.watch.handler(({ context, signal }) =>
      iterate(context.app.downloads.watch(signal ?? never())),
    ),
    pause: os.downloads.pause.handler(({ context, input }) => context.app.downloads.pause(input.jobIds)),
    resume: os.downloads.resume.handler(({ context, input }) => context.app.downloads.resume(input.jobIds)),
    cancel: os.downloads.cancel.handler(({ context, input }) => context.app.downloads.cancel(input.jobIds)),
    prioritise: os.downloads.prioritise.handler(({ context, input }) =>
      context.app.downloads.prioritise(input.jobIds),
    ),
    history: os.downloads.history.handler(({ context, input }) => context.app.downloads.history(input)),
    retry: os.downloads.retry.handler(({ context, input }) => context.app.downloads.retry(input.jobIds)),
  },

  library: {
    rights: os.library.rights.handler(({ context, input }) => context.app.library.rights(input.assetIds)),
    files: os.library.files.handler(({ context, input }) => context.app.library.files(input.assetId)),
    reveal: os.library.reveal.handler(async ({ context, input }) => {
      const path = context.app.library.pathOf(input.fileId);
      return { shown: await context.app.showInFolder(path), path };
    }),
    verify: os.library.verify.handler(({ context, signal }) =>
      iterate(context.app.library.verify(signal ?? never())),
    ),
    watch: os.library.watch.handler(({ context, signal }) => iterate(context.app.library.watch(signal))),
  },

  searches: {
    watch: os.searches.watch.handler(({ context, signal }) => iterate(context.app.searches.watch(signal))),
    history: os.searches.history.handler(({ context, input }) => context.app.searches.history(input.text)),
    forget: os.searches.forget.handler(({ context, input }) => context.app.searches.forget(input.query)),
    clearHistory: os.searches.clearHistory.handler(({ context }) => context.app.searches.clearHistory()),
    save: os.searches.save.handler(({ context, input }) =>
      context.app.searches.save(input.name, input.query),
    ),
    remove: os.searches.remove.handler(({ context, input }) => context.app.searches.remove(input.id)),
    open: os.searches.open.handler(({ context, input }) => context.app.searches.open(input.id)),
    check: os.searches.check.handler(({ context }) => context.app.searches.check()),
    lastPlace: os.searches.lastPlace.handler(({ context }) => ({
      address: context.app.searches.lastPlace(),
    })),
    keepPlace: os.searches.keepPlace.handler(({ context, input }) =>
      context.app.searches.keepPlace(input.address),
    ),
  },

  related: {
    find: os.related.find.handler(({ context, input, signal }) =>
      context.app.related(input, signal ? { signal } : {}),
    ),
  },

  settings: {
    watch: os.settings.watch.handler(({ context, signal }) => iterate(context.app.settings.watch(signal))),
    update: os.settings.update.handler(({ context, input }) => context.app.settings.update(input)),
  },

  system: {
    info: os.system.info.handler(({ context }) => context.app.info()),
  },
});

/** oRPC streams an async iterator object; our services hand out any async iterable. */
async function* iterate<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield* events;
}

function never(): AbortSignal {
  return new AbortController().signal;
}
