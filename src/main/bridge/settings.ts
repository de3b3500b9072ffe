import { iterate, os } from './procedures.ts';

export const settings = {
  watch: os.settings.watch.handler(({ context, signal }) => iterate(context.app.settings.watch(signal))),
  update: os.settings.update.handler(({ context, input }) => context.app.settings.update(input)),
};
