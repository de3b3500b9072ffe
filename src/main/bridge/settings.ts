import type { App } from '../app.ts';
import { iterate, procedures } from '../platform/bridge/index.ts';

const os = procedures<App>();

export const settings = {
  watch: os.settings.watch.handler(({ context, signal }) => iterate(context.app.settings.watch(signal))),
  update: os.settings.update.handler(({ context, input }) => context.app.settings.update(input)),
};
