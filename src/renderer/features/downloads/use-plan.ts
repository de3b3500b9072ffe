import { useEffect, useState } from 'react';
import type { BatchPlan, SizePolicy } from '../../../shared/model/batch.ts';
import { useBridge } from '../../state/given.ts';

/** The user goes on typing. */
const PATIENCE_MS = 300;

/** The dry run of a list; `null` while there is none. */
export function usePlan(text: string, sizes: SizePolicy): BatchPlan | null {
  const bridge = useBridge();
  const [plan, setPlan] = useState<BatchPlan | null>(null);
  useEffect(() => {
    if (text === '') return setPlan(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      bridge.batches
        .plan({ source: { kind: 'text', text }, sizes }, { signal: stop.signal })
        .then(setPlan, () => setPlan(null));
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [bridge, text, sizes]);
  return plan;
}
