import type { Credentials } from '../../shared/model/account.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { Failure } from '../../shared/model/failure.ts';
import { toFailure } from '../bridge/index.ts';
import { bridgeStore, lineStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { toastsStore } from './toasts.ts';
import { told } from './told.ts';

/** Signing in and out, for real or into the demo. A form shows the failures that are returned; a toast the others. */
interface AccountActions {
  signIn(credentials: Credentials & { readonly remember: boolean }): Promise<Failure | null>;
  signOut(): Promise<void>;
  startDemo(): Promise<Failure | null>;
  leaveDemo(): Promise<void>;
}

export const accountActionsStore = defineStore(
  'account-actions',
  { bridge: bridgeStore, line: lineStore, toasts: toastsStore },
  ({ bridge: { account }, line, toasts }): AccountActions => {
    const returned = (doing: Promise<unknown>): Promise<Failure | null> => doing.then(() => null, toFailure);
    /** Another profile closes the line under the very call that asked for it; the page is about to start over. */
    const isSwitching = () => line.status.getState() === 'lost';

    return {
      async signIn(input) {
        try {
          const { remembered } = await account.signIn(input);
          if (input.remember && !remembered) toasts.failed(notRemembered());
          return null;
        } catch (error) {
          return toFailure(error);
        }
      },
      signOut: () => told(toasts, account.signOut()),
      startDemo: async () => {
        const failure = await returned(account.startDemo());
        return isSwitching() ? null : failure;
      },
      leaveDemo: async () => {
        const failure = await returned(account.leaveDemo());
        if (failure !== null && !isSwitching()) toasts.failed(failure);
      },
    };
  },
);
export const useAccountActions = hookOf(accountActionsStore);

function notRemembered(): Failure {
  return new StockroomError('secrets.unavailable', {
    message: 'You are signed in, but this computer could not keep the password.',
    action: 'Unlock the keychain and sign in again, if you want to be remembered.',
  }).failure;
}
