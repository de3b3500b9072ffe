import type { JobId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import { NEXT_SEQ, UNSETTLED } from './rows.ts';

/** Jobs on their way into a folder that are not at rest, of any process. */
export function underWay(store: Store, folder: string): readonly JobId[] {
  return store
    .all<{ id: JobId }>(
      `SELECT id FROM download_job WHERE folder = ? AND state <> 'paused' AND ${UNSETTLED}`,
      folder,
    )
    .map(({ id }) => id);
}

/** Jobs at rest have their folder, and everything in it, elsewhere. One that there is in both folders stays. */
export function moveFolder(store: Store, from: string, to: string): void {
  const moved = (column: string) =>
    `${column} = CASE WHEN substr(${column}, 1, length(?1) + 1) IN (?1 || '/', ?1 || '\\')
       THEN ?2 || substr(${column}, length(?1) + 1) ELSE ${column} END`;
  store.run(
    `UPDATE OR IGNORE download_job SET seq = ${NEXT_SEQ}, folder = ?2, ${moved('part_path')}, ${moved('target_path')}
     WHERE folder = ?1 AND state IN ('paused', 'done', 'failed', 'cancelled')`,
    from,
    to,
  );
}
