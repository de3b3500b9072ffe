import { iterate, os } from './procedures.ts';

export const account = {
  watch: os.account.watch.handler(({ context, signal }) => iterate(context.app.account.watch(signal))),
  signIn: os.account.signIn.handler(({ context, input: { remember, ...credentials } }) =>
    context.app.account.signIn(credentials, { remember }),
  ),
  signOut: os.account.signOut.handler(({ context }) => context.app.account.signOut()),
  startDemo: os.account.startDemo.handler(({ context }) => context.app.switchProfile('demo')),
  leaveDemo: os.account.leaveDemo.handler(({ context }) => context.app.switchProfile('own')),
};
