import { useEffect, useState } from 'react';
import type { DownloadJob } from '../../../shared/model/download.ts';
import { useBridge } from '../../state/given.ts';

/** The user goes on typing. */
const PATIENCE_MS = 200;
/** More would take the main process from its work; the search finds the others. */
const LIMIT = 2000;

/** What has ended, as far back as it goes: the live list knows the latest only. */
export function useHistory(text: string, batchId: string | null): readonly DownloadJob[] {
  const bridge = useBridge();
  const [found, setFound] = useState<readonly DownloadJob[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        bridge.downloads
          .history({ text: text.trim(), batchId, limit: LIMIT }, { signal: stop.signal })
          .then(setFound, () => setFound([]));
      },
      text === '' ? 0 : PATIENCE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [bridge, text, batchId]);
  return found;
}
