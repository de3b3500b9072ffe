import { useEffect, useState } from 'react';
import type { LicenceDetails } from '../../../shared/model/held-licence.ts';
import type { TransactionId } from '../../../shared/model/ids.ts';
import { useBridge } from '../../state/given.ts';

/** All that is known of a licence; `null` until it has come. */
export function useDetails(transactionId: TransactionId, revision: number): LicenceDetails | null {
  const bridge = useBridge();
  const [details, setDetails] = useState<LicenceDetails | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer list may say something else.
  useEffect(() => {
    const stop = new AbortController();
    // What the row tells stays in sight whatever happens.
    bridge.licences.details({ transactionId }, { signal: stop.signal }).then(setDetails, () => {});
    return () => stop.abort();
  }, [bridge, transactionId, revision]);
  return details;
}
