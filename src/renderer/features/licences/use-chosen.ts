import { useCallback, useEffect, useState } from 'react';
import { MOST_CHOSEN } from '../../../shared/model/held-licence.ts';
import type { HeldLicence, LicenceQuery } from '../../../shared/model/held-licence.ts';
import type { TransactionId } from '../../../shared/model/ids.ts';
import { toFailure } from '../../bridge/index.ts';
import { useBridge } from '../../state/given.ts';
import { useToasts } from '../../state/toasts.ts';
import { formatCount } from '../../ui/format.ts';

export interface Chosen {
  readonly ids: ReadonlySet<TransactionId>;
  toggle(licence: HeldLicence): void;
  /** The row that was gone to, or clicked: what Shift chooses next begins there. */
  standOn(licence: HeldLicence): void;
  /** Everything between the last row that was chosen or stood on and this one, whether it was ever in sight or not. */
  extendTo(licence: HeldLicence, from: HeldLicence | null): void;
  all(): void;
  clear(): void;
}

const NONE: ReadonlySet<TransactionId> = new Set();

/** Which licences are chosen. Ranges are asked for: most of their rows are not here. */
export function useChosen(query: LicenceQuery): Chosen {
  const bridge = useBridge();
  const toasts = useToasts();
  const [ids, setIds] = useState(NONE);
  const [anchor, setAnchor] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list.
  useEffect(() => {
    setIds(NONE);
    setAnchor(null);
  }, [query]);

  const between = useCallback(
    async (from: number | null, to: number | null) => {
      try {
        const transactions = await bridge.licences.transactions({ query, from, to });
        setIds(new Set(transactions));
        if (transactions.length === MOST_CHOSEN) {
          toasts.done(`The newest ${formatCount(MOST_CHOSEN)} are chosen: more at once is too many.`);
        }
      } catch (error) {
        toasts.failed(toFailure(error));
      }
    },
    [bridge, query, toasts],
  );

  return {
    ids,
    toggle: ({ transactionId, place }) => {
      setIds((now) => {
        const next = new Set(now);
        if (!next.delete(transactionId)) next.add(transactionId);
        return next;
      });
      setAnchor(place);
    },
    standOn: ({ place }) => setAnchor(place),
    extendTo: ({ place }, from) => {
      const start = anchor ?? from?.place ?? place;
      setAnchor(start);
      void between(Math.max(start, place), Math.min(start, place));
    },
    all: () => void between(null, null),
    clear: () => {
      setIds(NONE);
      setAnchor(null);
    },
  };
}
