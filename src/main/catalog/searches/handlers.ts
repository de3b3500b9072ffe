import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { Searches } from './index.ts';

const os = procedures<{
  readonly searches: Searches;
}>();

export const searchesHandlers = {
  watch: os.searches.watch.handler(({ context, signal }) => iterate(context.app.searches.watch(signal))),
  history: os.searches.history.handler(({ context, input }) => context.app.searches.history(input.text)),
  forget: os.searches.forget.handler(({ context, input }) => context.app.searches.forget(input.query)),
  clearHistory: os.searches.clearHistory.handler(({ context }) => context.app.searches.clearHistory()),
  save: os.searches.save.handler(({ context, input }) => context.app.searches.save(input.name, input.query)),
  remove: os.searches.remove.handler(({ context, input }) => context.app.searches.remove(input.id)),
  open: os.searches.open.handler(({ context, input }) => context.app.searches.open(input.id)),
  check: os.searches.check.handler(({ context }) => context.app.searches.check()),
  lastPlace: os.searches.lastPlace.handler(({ context }) => context.app.searches.lastPlace()),
  keepPlace: os.searches.keepPlace.handler(({ context, input }) =>
    context.app.searches.keepPlace(input.address, input.spot),
  ),
};
