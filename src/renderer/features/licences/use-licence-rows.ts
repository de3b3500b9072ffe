import { useCallback, useEffect, useRef, useState } from 'react';
import { LICENCE_PAGE } from '../../../shared/model/held-licence.ts';
import type { HeldLicence, LicenceQuery, LicencesFound } from '../../../shared/model/held-licence.ts';
import { useBridge } from '../../state/given.ts';

/** The user goes on typing. */
const PATIENCE_MS = 120;
/** While a list is read, what is found changes with every page. */
const REFRESH_MS = 1_000;

type Pages = ReadonlyMap<number, readonly HeldLicence[]>;

export interface FoundRows {
  /** `null` until the first answer. */
  readonly found: LicencesFound | null;
  /** Whether what is shown is still of the query before. */
  readonly stale: boolean;
  readonly row: (index: number) => HeldLicence | undefined;
  /** Fetches the pages that these rows are on. */
  readonly want: (first: number, end: number) => void;
}

interface Shown {
  readonly query: LicenceQuery | null;
  readonly found: LicencesFound | null;
  readonly pages: Pages;
}

/** A hundred thousand rows of which only those in sight are here, page by page. */
export function useLicenceRows(query: LicenceQuery, revision: number): FoundRows {
  const bridge = useBridge();
  const [shown, setShown] = useState<Shown>({ query: null, found: null, pages: new Map() });
  const inSight = useRef<readonly number[]>([0]);
  const asked = useRef(new Set<string>());
  const since = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the outcome, and a new revision the reason.
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const isNew = shown.query !== query;
    const refresh = async () => {
      since.current = Date.now();
      const found = await bridge.licences.found({ query }, options);
      // What is in sight comes with it, so that nothing goes blank.
      const wanted = inSight.current.filter((page) => !isNew || page === 0);
      const pages = await Promise.all(
        wanted.map(async (page) => {
          const from = found.marks[page];
          return [
            page,
            from === undefined ? [] : await bridge.licences.rows({ query, from }, options),
          ] as const;
        }),
      );
      asked.current = new Set(wanted.map((page) => `${found.marks[page]}`));
      setShown({ query, found, pages: new Map(pages) });
    };
    const wait = isNew
      ? query.text === ''
        ? 0
        : PATIENCE_MS
      : Math.max(0, since.current + REFRESH_MS - Date.now());
    // A line that is lost is told elsewhere, and comes back with a new state.
    const timer = setTimeout(() => void refresh().catch(() => {}), wait);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [bridge, query, revision]);

  const { found, pages } = shown;
  const want = useCallback(
    (first: number, end: number) => {
      const [from, to] = [
        Math.floor(first / LICENCE_PAGE),
        Math.floor(Math.max(first, end - 1) / LICENCE_PAGE),
      ];
      inSight.current = from === to ? [from] : [from, to];
      for (const page of inSight.current) {
        const mark = found?.marks[page];
        if (mark === undefined || asked.current.has(`${mark}`) || shown.query === null) continue;
        asked.current.add(`${mark}`);
        bridge.licences.rows({ query: shown.query, from: mark }).then(
          (rows) => {
            setShown((now) =>
              now.found === found ? { ...now, pages: new Map(now.pages).set(page, rows) } : now,
            );
          },
          () => asked.current.delete(`${mark}`),
        );
      }
    },
    [bridge, found, shown.query],
  );
  const row = useCallback(
    (index: number) => pages.get(Math.floor(index / LICENCE_PAGE))?.[index % LICENCE_PAGE],
    [pages],
  );
  return { found, stale: shown.query !== query, row, want };
}
