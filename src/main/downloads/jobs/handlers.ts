import { iterate, never, procedures } from '../../platform/bridge/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Downloads } from './index.ts';

const os = procedures<{
  readonly downloads: Downloads;
  readonly settings: Pick<SettingsService, 'current'>;
}>();

export const downloadsHandlers = {
  enqueueComps: os.downloads.enqueueComps.handler(async ({ context, input }) => ({
    jobIds: await context.app.downloads.enqueueComps(input.items, {
      project: context.app.settings.current.project,
    }),
  })),
  watch: os.downloads.watch.handler(({ context, signal }) =>
    iterate(context.app.downloads.watch(signal ?? never())),
  ),
  pause: os.downloads.pause.handler(({ context, input }) => context.app.downloads.pause(input.jobIds)),
  resume: os.downloads.resume.handler(({ context, input }) => context.app.downloads.resume(input.jobIds)),
  cancel: os.downloads.cancel.handler(({ context, input }) => context.app.downloads.cancel(input.jobIds)),
  prioritise: os.downloads.prioritise.handler(({ context, input }) =>
    context.app.downloads.move(input.jobIds, 'first'),
  ),
  moveUp: os.downloads.moveUp.handler(({ context, input }) => context.app.downloads.move(input.jobIds, 'up')),
  moveDown: os.downloads.moveDown.handler(({ context, input }) =>
    context.app.downloads.move(input.jobIds, 'down'),
  ),
  postpone: os.downloads.postpone.handler(({ context, input }) =>
    context.app.downloads.move(input.jobIds, 'last'),
  ),
  history: os.downloads.history.handler(({ context, input }) => context.app.downloads.history(input)),
  retry: os.downloads.retry.handler(({ context, input }) => context.app.downloads.retry(input.jobIds)),
};
