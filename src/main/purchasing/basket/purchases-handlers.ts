import { iterate, never, procedures } from '../../platform/bridge/index.ts';
import type { Basket } from './index.ts';
import type { Licensing } from '../licensing/index.ts';

const os = procedures<{
  readonly basket: Basket;
  readonly licensing: Licensing;
}>();

export const purchasesHandlers = {
  offer: os.purchases.offer.handler(({ context, input: { assetIds: assets, again }, signal }) =>
    context.app.basket.offer({ assets, again }, signal),
  ),
  confirm: os.purchases.confirm.handler(({ context, input }) => context.app.basket.confirm(input)),
  watch: os.purchases.watch.handler(({ context, signal }) =>
    iterate(context.app.licensing.watch(signal ?? never())),
  ),
  decide: os.purchases.decide.handler(({ context, input }) =>
    context.app.licensing.decide(input.intentId, input.decision),
  ),
  confirmAgain: os.purchases.confirmAgain.handler(({ context, input }) =>
    context.app.licensing.confirmAgain(input.intentIds),
  ),
  withdraw: os.purchases.withdraw.handler(({ context, input }) => {
    context.app.licensing.withdraw(input.intentIds);
  }),
  downloadAgain: os.purchases.downloadAgain.handler(({ context, input }) =>
    context.app.basket.downloadAgain(input.held),
  ),
  monthToDate: os.purchases.monthToDate.handler(({ context }) => context.app.basket.monthToDate()),
  problem: os.purchases.problem.handler(({ context }) => context.app.licensing.problem),
};
