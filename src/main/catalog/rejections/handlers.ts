import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { Rejections } from './index.ts';

const os = procedures<{
  readonly rejections: Rejections;
}>();

export const rejectionsHandlers = {
  list: os.rejections.list.handler(({ context, input }) => context.app.rejections.list(input.project)),
  projects: os.rejections.projects.handler(({ context }) => context.app.rejections.projects()),
  set: os.rejections.set.handler(({ context, input }) => context.app.rejections.set(input)),
  watch: os.rejections.watch.handler(({ context, signal }) => iterate(context.app.rejections.watch(signal))),
};
