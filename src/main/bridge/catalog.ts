import { os } from './procedures.ts';

export const catalog = {
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
};
