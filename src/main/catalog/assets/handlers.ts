import { procedures } from '../../platform/bridge/index.ts';
import type { Account } from '../../account/index.ts';
import type { Catalog } from './index.ts';
import type { Searches } from '../searches/index.ts';

const os = procedures<{
  readonly account: Account;
  readonly catalog: Catalog;
  readonly searches: Searches;
}>();

export const catalogHandlers = {
  search: os.catalog.search.handler(async ({ context, input: { query, ...page }, signal }) => {
    const found = await context.app.catalog.search(query, page, signal ? { signal } : {});
    context.app.account.noteReachable(found.asOf === undefined);
    if (page.offset === 0) {
      context.app.searches.note(
        query,
        found.total,
        found.assets.map(({ id }) => id),
      );
    }
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
