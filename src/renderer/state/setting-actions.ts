import type { RightsInFiles } from '../../shared/model/rights.ts';
import type { Bridge } from '../../shared/contract/index.ts';
import type { LicensingSettings, Settings, Theme } from '../../shared/model/settings.ts';
import { toFailure } from '../bridge/index.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { settingsStore } from './settings.ts';
import { toastsStore } from './toasts.ts';
import { told } from './told.ts';

/** Row heights to choose from, in pixels. */
export const ROW_HEIGHT = { lowest: 80, highest: 480 } as const;
/** A slider reports every pixel; the settings are written once. */
const REST_MS = 250;

/** Changes of the settings. A toast shows failures. */
interface SettingActions {
  setSwapAfterLicensing(on: boolean): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** A change that `AreaSetting.set` returns. */
  setArea(change: Pick<Parameters<Bridge['settings']['update']>[0], 'areas'>): Promise<void>;
  /** Shown at once, kept when the hand rests. */
  setRowHeight(pixels: number): void;
  setRights(rightsInFiles: RightsInFiles): Promise<void>;
  setDownloads(
    change: Partial<
      Pick<
        Settings,
        'bandwidth' | 'collision' | 'compSuffix' | 'maxTransfers' | 'maxTransfersPerHost' | 'nameTemplate'
      >
    >,
  ): Promise<void>;
  /** False when it was refused: a person did not agree to more. */
  setLicensing(change: Partial<LicensingSettings>): Promise<boolean>;
}

export const settingActionsStore = defineStore(
  'setting-actions',
  { bridge: bridgeStore, settings: settingsStore, toasts: toastsStore },
  ({ bridge, settings, toasts }): SettingActions => {
    let keeping: ReturnType<typeof setTimeout> | undefined;
    const update = (change: Parameters<typeof bridge.settings.update>[0]) =>
      told(toasts, bridge.settings.update(change));

    return {
      setSwapAfterLicensing: (swapAfterLicensing) => update({ swapAfterLicensing }),
      setTheme: (theme) => update({ theme }),
      setArea: update,
      setRowHeight(pixels) {
        const gridRowHeight = Math.min(ROW_HEIGHT.highest, Math.max(ROW_HEIGHT.lowest, Math.round(pixels)));
        settings.setState((now) => now && { ...now, gridRowHeight });
        clearTimeout(keeping);
        keeping = setTimeout(() => void update({ gridRowHeight }), REST_MS);
      },
      setRights: (rightsInFiles) => update({ rightsInFiles }),
      setDownloads: update,
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
  },
);
export const useSettingActions = hookOf(settingActionsStore);
