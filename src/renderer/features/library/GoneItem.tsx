import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { parseId } from '../../../shared/model/ids.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { useAssetView } from '../../state/asset.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Banner } from '../../ui/Banner.tsx';

/** What the rest of the address names is opened; what is not there is said not to be. */
export function GoneItem() {
  const location = useLocation();
  const bridge = useBridge();
  const asset = useAssetView();
  const toasts = useToasts();
  const item = useStore(location.store, (state) => (state.view === 'library' ? state.item : null));
  const [gone, setGone] = useState<string | null>(null);
  useEffect(() => {
    if (item === null) return;
    const left = new AbortController();
    const assetId = parseId<AssetId>(item);
    const asked = assetId === null ? null : bridge.listing.record({ assetId }, { signal: left.signal });
    Promise.resolve(asked).then(
      (record) => {
        if (left.signal.aborted) return;
        if (record === null) setGone(item);
        else asset.open(record.asset);
      },
      (error: unknown) => {
        if (!left.signal.aborted) toasts.failed(toFailure(error));
      },
    );
    return () => left.abort();
  }, [item, bridge, asset, toasts]);
  if (item === null || gone !== item) return null;
  return (
    <Banner tone="info" onDismiss={() => location.open('library')}>
      That file is no longer in the library.
    </Banner>
  );
}
