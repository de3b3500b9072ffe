import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Credentials } from '../../shared/model/account.ts';
import type { BatchVerb } from '../../shared/model/batch.ts';
import type { CompRequest } from '../../shared/model/download.ts';
import { StockroomError } from '../../shared/model/failure.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { AssetId, FileId, JobId, TransactionId } from '../../shared/model/ids.ts';
import type { LicensingSettings, Settings, Theme } from '../../shared/model/settings.ts';
import type { RightsInFiles } from '../../shared/model/rights.ts';
import type { SwapId } from '../../shared/model/swap.ts';
import { toFailure } from '../bridge/index.ts';
import type { Line } from '../bridge/index.ts';
import { UNDO, toastsStore } from './toasts.ts';
import type { Toasts } from './toasts.ts';
import { bridgeStore, lineStore } from './given.ts';
import { shownPathStore } from './shown-path.ts';
import { settingsStore } from './settings.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Row heights to choose from, in pixels. */
export const ROW_HEIGHT = { lowest: 80, highest: 480 } as const;
/** A slider reports every pixel; the settings are written once. */
const REST_MS = 250;

export type JobVerb =
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'retry'
  | 'prioritise'
  | 'moveUp'
  | 'moveDown'
  | 'postpone';

/** What the user can set going. Failures are told in a toast, but for those that a form shows beside its fields. */
export interface Actions {
  signIn(credentials: Credentials & { readonly remember: boolean }): Promise<Failure | null>;
  signOut(): Promise<void>;
  startDemo(): Promise<Failure | null>;
  leaveDemo(): Promise<void>;
  downloadComps(items: readonly CompRequest[]): Promise<void>;
  jobs(verb: JobVerb, ids: readonly JobId[]): Promise<void>;
  batch(verb: BatchVerb, id: string): Promise<void>;
  reveal(file: FileId): Promise<void>;
  /** Puts the licensed file in the comp's place; the message offers to undo it. */
  swap(comp: FileId): Promise<void>;
  undoSwap(id: SwapId): Promise<void>;
  setSwapAfterLicensing(on: boolean): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** Shown at once, kept when the hand rests. */
  setRowHeight(pixels: number): void;
  setRights(rightsInFiles: RightsInFiles): Promise<void>;
  /** Writes the licence of a file into it, or beside it, as the settings say; into it where they say nothing. */
  writeRights(file: FileId): Promise<void>;
  setDownloads(
    change: Partial<
      Pick<
        Settings,
        'bandwidth' | 'collision' | 'compSuffix' | 'maxTransfers' | 'maxTransfersPerHost' | 'nameTemplate'
      >
    >,
  ): Promise<void>;
  /** The files of licences that the group holds, once more. */
  downloadAgain(held: readonly Held[]): Promise<void>;
  /** False when it was refused: a person did not agree to more. */
  setLicensing(change: Partial<LicensingSettings>): Promise<boolean>;
}

interface Held {
  readonly assetId: AssetId;
  readonly transactionId: TransactionId;
}

interface Parts {
  readonly bridge: Bridge;
  readonly line: Line;
  readonly toasts: Toasts;
  readonly shownPath: StoreApi<string | null>;
  readonly settings: StoreApi<Settings | null>;
}

export function createActions({ bridge, line, toasts, shownPath, settings }: Parts): Actions {
  const told = async (doing: Promise<unknown>): Promise<void> => {
    try {
      await doing;
    } catch (error) {
      toasts.failed(toFailure(error));
    }
  };
  const returned = (doing: Promise<unknown>): Promise<Failure | null> => doing.then(() => null, toFailure);

  /** Another profile closes the line under the very call that asked for it; the page is about to start over. */
  const isSwitching = () => line.status.getState() === 'lost';

  const undoSwap = (swapId: SwapId) =>
    told(bridge.swaps.undo({ swapId }).then(() => toasts.done('The comp is back in its place.')));

  let keeping: ReturnType<typeof setTimeout> | undefined;

  return {
    async signIn(input) {
      try {
        const { remembered } = await bridge.account.signIn(input);
        if (input.remember && !remembered) toasts.failed(notRemembered());
        return null;
      } catch (error) {
        return toFailure(error);
      }
    },
    signOut: () => told(bridge.account.signOut()),
    startDemo: async () => {
      const failure = await returned(bridge.account.startDemo());
      return isSwitching() ? null : failure;
    },
    leaveDemo: async () => {
      const failure = await returned(bridge.account.leaveDemo());
      if (failure !== null && !isSwitching()) toasts.failed(failure);
    },
    downloadComps: (items) => told(bridge.downloads.enqueueComps({ items: [...items] })),
    jobs: (verb, ids) => told(bridge.downloads[verb]({ jobIds: [...ids] })),
    batch: (verb, batchId) => told(bridge.batches.act({ batchId, verb })),
    reveal: (fileId) =>
      told(
        bridge.library.reveal({ fileId }).then(({ shown, path }) => {
          if (!shown) shownPath.setState(path, true);
        }),
      ),
    swap: (fileId) =>
      told(
        bridge.swaps.swap({ fileId }).then(({ id }) =>
          toasts.done('The licensed file is in the place of the comp.', {
            label: UNDO,
            run: () => void undoSwap(id),
          }),
        ),
      ),
    undoSwap,
    setSwapAfterLicensing: (swapAfterLicensing) => told(bridge.settings.update({ swapAfterLicensing })),
    setTheme: (theme) => told(bridge.settings.update({ theme })),
    setRowHeight(pixels) {
      const gridRowHeight = Math.min(ROW_HEIGHT.highest, Math.max(ROW_HEIGHT.lowest, Math.round(pixels)));
      settings.setState((now) => now && { ...now, gridRowHeight });
      clearTimeout(keeping);
      keeping = setTimeout(() => void told(bridge.settings.update({ gridRowHeight })), REST_MS);
    },
    setRights: (rightsInFiles) => told(bridge.settings.update({ rightsInFiles })),
    writeRights: (fileId) => {
      const setting = settings.getState()?.rightsInFiles ?? 'off';
      const mode = setting === 'off' ? 'embedded' : setting;
      return told(
        bridge.rights.write({ fileIds: [fileId], mode }).then((results) => {
          for (const result of results) {
            if (result.outcome === 'failed') toasts.failed(result.failure);
            else toasts.done(RIGHTS_WORDS[result.outcome]);
          }
        }),
      );
    },
    setDownloads: (change) => told(bridge.settings.update(change)),
    downloadAgain: async (held) => {
      try {
        await bridge.purchases.downloadAgain({ held: [...held] });
        toasts.done('The licensed file is on its way to your library');
      } catch (error) {
        toasts.failed(toFailure(error));
      }
    },
    setLicensing: async ({ requiredReferences, ...change }) => {
      const references = requiredReferences && { requiredReferences: [...requiredReferences] };
      try {
        await bridge.settings.update({ ...change, ...references });
        return true;
      } catch (error) {
        toasts.failed(toFailure(error));
        return false;
      }
    },
  };
}

const RIGHTS_WORDS = {
  embedded: 'The licence is written into the file',
  kept: 'The licence was in the file already',
  sidecar: 'The licence is written beside the file',
} as const;

function notRemembered(): Failure {
  return new StockroomError('secrets.unavailable', {
    message: 'You are signed in, but this computer could not keep the password.',
    action: 'Unlock the keychain and sign in again, if you want to be remembered.',
  }).failure;
}

/** What the user can set going. */
export const actionsStore = defineStore(
  'actions',
  {
    bridge: bridgeStore,
    line: lineStore,
    toasts: toastsStore,
    shownPath: shownPathStore,
    settings: settingsStore,
  },
  createActions,
);
export const useActions = hookOf(actionsStore);
