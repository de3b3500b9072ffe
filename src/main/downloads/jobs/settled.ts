import type { JobId } from '../../../shared/model/ids.ts';
import type { JobEvents } from './progress.ts';

/** Waits until every one of the jobs is settled; looks only at those that changed. */
export async function untilSettled(
  ids: readonly JobId[],
  signal: AbortSignal,
  jobEvents: JobEvents,
  settled: (ids: readonly JobId[]) => readonly JobId[],
): Promise<void> {
  signal.throwIfAborted();
  const open = new Set(ids);
  for (const id of settled(ids)) open.delete(id);
  if (open.size === 0) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const unlisten = jobEvents.listen((changed) => {
    const ours = changed.filter((id) => open.has(id));
    if (ours.length > 0) for (const id of settled(ours)) open.delete(id);
    if (open.size === 0) resolve();
  });
  try {
    await promise;
  } finally {
    unlisten();
    signal.removeEventListener('abort', abort);
  }
}
