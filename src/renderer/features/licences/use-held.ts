import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ALL_LICENCES } from '../../../shared/model/held-licence.ts';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useApp } from '../../app/context.ts';

/** The licences of an asset that this computer's copy knows, the newest first; none until they have come. */
export function useHeld(assetId: AssetId): readonly HeldLicence[] {
  const { bridge, licences } = useApp();
  const asOf = useStore(licences, (state) => state.asOf);
  const [held, setHeld] = useState<readonly HeldLicence[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer copy may know another one.
  useEffect(() => {
    const stop = new AbortController();
    const query = { ...ALL_LICENCES, text: String(assetId) };
    bridge.licences.rows({ query, from: null }, { signal: stop.signal }).then(setHeld, () => {});
    return () => stop.abort();
  }, [bridge, assetId, asOf]);
  // The number may also begin another one or stand in a reference; and an answer may be that of the asset before.
  return held.filter((licence) => licence.assetId === assetId);
}
