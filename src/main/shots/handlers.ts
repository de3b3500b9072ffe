import { iterate, procedures } from '../platform/bridge/index.ts';
import type { Shots } from './index.ts';

const os = procedures<{ readonly shots: Shots }>();

export const shotsHandlers = {
  watch: os.shots.watch.handler(({ context, signal }) => iterate(context.app.shots.watch(signal))),
  create: os.shots.create.handler(({ context, input }) => context.app.shots.create(input.name)),
  rename: os.shots.rename.handler(({ context, input }) => context.app.shots.rename(input.listId, input.name)),
  remove: os.shots.remove.handler(({ context, input }) => context.app.shots.remove(input.listId)),
  shots: os.shots.shots.handler(({ context, input }) => context.app.shots.shots(input.listId)),
  add: os.shots.add.handler(({ context, input: { listId, ...words } }) =>
    context.app.shots.add(listId, words),
  ),
  edit: os.shots.edit.handler(({ context, input: { shotId, ...words } }) =>
    context.app.shots.edit(shotId, words),
  ),
  removeShot: os.shots.removeShot.handler(({ context, input }) => context.app.shots.removeShot(input.shotId)),
  move: os.shots.move.handler(({ context, input }) => context.app.shots.move(input.shotId, input.step)),
  addCandidates: os.shots.addCandidates.handler(({ context, input }) =>
    context.app.shots.addCandidates(input.shotId, input.assetIds),
  ),
  removeCandidate: os.shots.removeCandidate.handler(({ context, input }) =>
    context.app.shots.removeCandidate(input.shotId, input.assetId),
  ),
  choose: os.shots.choose.handler(({ context, input }) =>
    context.app.shots.choose(input.shotId, input.assetId),
  ),
  fill: os.shots.fill.handler(({ context, input }) => context.app.shots.fill(input.listId, input.shots)),
};
