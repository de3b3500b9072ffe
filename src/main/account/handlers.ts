import { iterate, procedures } from '../platform/bridge/index.ts';
import type { Account } from './index.ts';
import type { Host } from '../platform/host/index.ts';

const os = procedures<{
  readonly account: Account;
  readonly switchProfile: Host['switchProfile'];
}>();

export const accountHandlers = {
  watch: os.account.watch.handler(({ context, signal }) => iterate(context.app.account.watch(signal))),
  signIn: os.account.signIn.handler(({ context, input: { remember, ...credentials } }) =>
    context.app.account.signIn(credentials, { remember }),
  ),
  signOut: os.account.signOut.handler(({ context }) => context.app.account.signOut()),
  startDemo: os.account.startDemo.handler(({ context }) => context.app.switchProfile('demo')),
  leaveDemo: os.account.leaveDemo.handler(({ context }) => context.app.switchProfile('own')),
};
