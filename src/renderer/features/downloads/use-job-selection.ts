import { useCallback, useState } from 'react';
import type { JobId } from '../../../shared/model/ids.ts';

export interface Selection {
  readonly ids: ReadonlySet<JobId>;
  /** The row that the keyboard is on. */
  readonly focus: JobId | null;
  focusOn(id: JobId): void;
  /** The row that was gone to, or clicked: what Shift chooses next begins there. */
  standOn(id: JobId): void;
  toggle(id: JobId): void;
  /** Everything between the last row that was chosen or stood on and this one. */
  extendTo(id: JobId): void;
  all(): void;
  clear(): void;
}

/** Which rows are chosen, by mouse or keyboard, as in every file manager. */
export function useJobSelection(order: readonly JobId[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<JobId>>(new Set());
  const [focus, setFocus] = useState<JobId | null>(null);
  const [anchor, setAnchor] = useState<JobId | null>(null);

  const toggle = useCallback((id: JobId) => {
    setIds((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    setFocus(id);
    setAnchor(id);
  }, []);

  return {
    ids,
    focus,
    focusOn: setFocus,
    standOn: (id) => {
      setFocus(id);
      setAnchor(id);
    },
    toggle,
    extendTo: (id) => {
      const from = Math.max(0, order.indexOf(anchor ?? focus ?? id));
      const to = order.indexOf(id);
      setIds(new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)));
      setAnchor(anchor ?? focus ?? id);
      setFocus(id);
    },
    all: () => setIds(new Set(order)),
    clear: () => setIds(new Set()),
  };
}
