import { procedures } from '../../platform/bridge/index.ts';
import type { Catalog } from '../assets/index.ts';
import type { Previews } from './index.ts';

const os = procedures<{
  readonly catalog: Catalog;
  readonly previews: Previews;
}>();

export const cacheHandlers = {
  usage: os.cache.usage.handler(async ({ context }) => {
    // After a change of the limit: what it comes to, not what it was.
    await context.app.previews.trim();
    return { previews: context.app.previews.used() };
  }),
  clear: os.cache.clear.handler(async ({ context }) => {
    context.app.catalog.forgetPages();
    await context.app.previews.clear();
    return { previews: context.app.previews.used() };
  }),
};
