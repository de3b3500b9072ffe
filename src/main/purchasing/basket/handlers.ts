import { iterate, procedures } from '../../platform/bridge/index.ts';
import type { Basket } from './index.ts';

const os = procedures<{
  readonly basket: Basket;
}>();

export const basketHandlers = {
  watch: os.basket.watch.handler(({ context, signal }) => iterate(context.app.basket.watch(signal))),
  add: os.basket.add.handler(({ context, input }) => context.app.basket.add(input.assetIds)),
  edit: os.basket.edit.handler(({ context, input }) => context.app.basket.edit(input.assetIds, input.change)),
  remove: os.basket.remove.handler(({ context, input }) => context.app.basket.remove(input.assetIds)),
  putBack: os.basket.putBack.handler(({ context, input }) =>
    context.app.basket.putBack(input.batchId, input.assetIds),
  ),
  refresh: os.basket.refresh.handler(({ context }) => context.app.basket.refresh()),
  acceptPrices: os.basket.acceptPrices.handler(({ context, input }) =>
    context.app.basket.acceptPrices(input.assetIds),
  ),
  addProject: os.basket.addProject.handler(({ context, input }) => context.app.basket.addProject(input)),
  changeProject: os.basket.changeProject.handler(({ context, input }) =>
    context.app.basket.changeProject(input.id, input.project),
  ),
  removeProject: os.basket.removeProject.handler(({ context, input }) =>
    context.app.basket.removeProject(input.id),
  ),
};
