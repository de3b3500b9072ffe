import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AssetId, LicenceId } from '../../../shared/model/ids.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';

/** The licence and size chosen in the panel of an asset, which the button above it puts into the basket. */
export interface LicenceChoice {
  readonly asset: AssetId;
  readonly licenceId: LicenceId;
  readonly option: string;
}

/** `null`: the usual ones. */
export const licenceChoiceStore = defineStore(
  'licence-choice',
  {},
  (): StoreApi<LicenceChoice | null> => createStore<LicenceChoice | null>(() => null),
);
export const useLicenceChoice = hookOf(licenceChoiceStore);
