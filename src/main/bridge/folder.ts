import { iterate, os } from './procedures.ts';

export const folder = {
  watch: os.folder.watch.handler(({ context, signal }) => iterate(context.app.folder.watch(signal))),
  lookAgain: os.folder.lookAgain.handler(({ context, signal }) => context.app.folder.lookAgain(signal)),
  strangers: os.folder.strangers.handler(({ context, input }) => context.app.folder.strangers(input)),
  adopt: os.folder.adopt.handler(({ context, input }) => context.app.folder.adopt(input.ids)),
};
