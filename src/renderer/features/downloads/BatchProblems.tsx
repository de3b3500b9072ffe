import { useEffect, useState } from 'react';
import type { ListProblem } from '../../../shared/model/batch.ts';
import { useBridge } from '../../state/given.ts';
import { useToasts } from '../../state/toasts.ts';
import { toFailure } from '../../bridge/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ListProblems } from './ListPreview.tsx';

interface BatchProblemsProps {
  readonly batchId: string;
  readonly onClose: () => void;
}

/** The lines of a batch that brought no file, each with its reason. */
export function BatchProblems({ batchId, onClose }: BatchProblemsProps) {
  const bridge = useBridge();
  const toasts = useToasts();
  const [problems, setProblems] = useState<readonly ListProblem[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    bridge.batches.report({ batchId }, { signal: stop.signal }).then(
      (lines) =>
        setProblems(
          lines
            .filter(({ state }) => state === 'failed' || state === 'unreadable' || state === 'repeated')
            .map(({ line, assetId, reason }) => ({
              line,
              text: assetId === null ? '' : String(assetId),
              reason,
            })),
        ),
      (error: unknown) => toasts.failed(toFailure(error)),
    );
    return () => stop.abort();
  }, [bridge, toasts, batchId]);
  return (
    <Dialog title="Lines without a file" open wide onClose={onClose}>
      <ListProblems problems={problems} tall />
    </Dialog>
  );
}
