import type { BatchSummary } from './batch.ts';
import { formatCount } from './count-text.ts';

/** `498 done, 12 here already, 2 failed`, in the user's own way of writing numbers. */
export function batchResult({ done, skipped, failed }: BatchSummary['counts']): string {
  const parts = [
    ...(done > 0 ? [`${formatCount(done)} done`] : []),
    ...(skipped > 0 ? [`${formatCount(skipped)} here already`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
  ];
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}
