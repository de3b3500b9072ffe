import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HeldLicence } from '../../shared/model/held-licence.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { useBridge } from './given.ts';
import { useLicences } from './licences.ts';

/** The group's licences of an asset that this computer's copy knows, the newest first; none until they have come. */
export function useHeld(assetId: AssetId): readonly HeldLicence[] {
  const bridge = useBridge();
  const licences = useLicences();
  const asOf = useStore(licences, (state) => state.asOf);
  const [held, setHeld] = useState<readonly HeldLicence[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer copy may know another one.
  useEffect(() => {
    const stop = new AbortController();
    bridge.licences.ofAsset({ assetId }, { signal: stop.signal }).then(
      (found) => {
        if (!stop.signal.aborted) setHeld(found);
      },
      () => {},
    );
    return () => stop.abort();
  }, [bridge, assetId, asOf]);
  // What is left of the asset before is not this one's.
  return held.filter((licence) => licence.assetId === assetId);
}
