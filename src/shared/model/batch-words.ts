import type { BatchSummary } from './batch.ts';

const count = new Intl.NumberFormat();

/** `498 done, 12 here already, 2 failed`, in the user's own way of writing numbers. */
export function batchResult({ done, skipped, failed }: BatchSummary['counts']): string {
  const parts = [
    ...(done > 0 ? [`${count.format(done)} done`] : []),
    ...(skipped > 0 ? [`${count.format(skipped)} here already`] : []),
    ...(failed > 0 ? [`${count.format(failed)} failed`] : []),
  ];
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}
