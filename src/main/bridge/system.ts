import type { App } from '../app.ts';
import { iterate, procedures } from '../platform/bridge/index.ts';

const os = procedures<App>();

export const system = {
  info: os.system.info.handler(({ context }) => context.app.info()),
  links: os.system.links.handler(({ context, signal }) => iterate(context.app.links.watch(signal))),
  noteOnline: os.system.noteOnline.handler(({ context }) => context.app.setOnline(true)),
};
