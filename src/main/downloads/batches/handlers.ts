import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { SettingsService } from '../../platform/settings/index.ts';
import type { Batches } from './index.ts';

const os = procedures<{
  readonly batches: Batches;
  readonly settings: Pick<SettingsService, 'current'>;
}>();

export const batchesHandlers = {
  plan: os.batches.plan.handler(({ context, input }) => context.app.batches.plan(input.source, input.sizes)),
  start: os.batches.start.handler(({ context, input }) =>
    context.app.batches.start({ ...input, project: context.app.settings.current.project }),
  ),
  report: os.batches.report.handler(({ context, input }) => context.app.batches.report(input.batchId)),
  act: os.batches.act.handler(({ context, input }) => context.app.batches.act(input.batchId, input.verb)),
  watch: os.batches.watch.handler(({ context, signal }) => iterate(context.app.batches.watch(signal))),
};
