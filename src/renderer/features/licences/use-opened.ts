import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { parseId } from '../../../shared/model/ids.ts';
import type { TransactionId } from '../../../shared/model/ids.ts';
import { useBridge } from '../../state/given.ts';
import { useLocation } from '../../state/location.ts';

/** The licence whose panel is open: the one that a row opened, or that the address names by its transaction. */
export function useOpened(): readonly [HeldLicence | null, (licence: HeldLicence | null) => void] {
  const bridge = useBridge();
  const location = useLocation();
  const item = useStore(location.store, (at) => at.item);
  const [open, setOpen] = useState<HeldLicence | null>(null);
  useEffect(() => {
    const transactionId = item === null ? null : parseId<TransactionId>(item);
    if (transactionId === null) return;
    let stale = false;
    // A licence that is not in the copy opens nothing: the list in front says what there is.
    bridge.licences.details({ transactionId }).then(
      ({ licence }) => !stale && setOpen(licence),
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [bridge, item]);
  return [open, setOpen];
}
