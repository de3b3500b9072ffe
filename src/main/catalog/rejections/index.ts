import type { RejectedProject, RejectionChange, RejectionsEvent } from '../../../shared/contract/index.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { isSameName } from '../../../shared/model/fold-name.ts';
import type { Store } from '../../platform/store/index.ts';
import { createFeed } from '../../platform/streams/index.ts';

export { rejectionMigrations } from './migrations.ts';

/** A page holds the list of its project: enough for years of looking, and no more than a megabyte. */
const LISTED = 50_000;
/** Changes that wait for a slow page. */
const KEPT_BACK = 100;

/** What the user does not want to see again while searching for a project. Durable, until shown again. */
export interface Rejections {
  /** The newest first. */
  list(project: string): readonly AssetId[];
  /** Projects with rejected assets, by name. */
  projects(): readonly RejectedProject[];
  set(change: RejectionChange): void;
  watch(signal?: AbortSignal): AsyncIterable<RejectionsEvent>;
  close(): void;
}

export function createRejections(options: {
  readonly store: Store;
  readonly now?: () => number;
}): Rejections {
  const { store, now = Date.now } = options;
  // A page that has not taken the first event yet, or falls far behind, asks for the whole list anyway.
  const feed = createFeed<RejectionsEvent>(({ changes }, next) => ({
    changes: changes.length === 0 || changes.length > KEPT_BACK ? [] : [...changes, ...next.changes],
  }));
  /** The spelling that a project's name has here, if it has one: from one to the next along the index. */
  const spelling = (project: string): string => {
    const names = store.all<{ name: string | null }>(
      `WITH RECURSIVE step (name) AS (
         SELECT min(project) FROM rejection
         UNION ALL
         SELECT (SELECT min(project) FROM rejection WHERE project > step.name) FROM step WHERE step.name IS NOT NULL
       ) SELECT name FROM step`,
    );
    return names.find(({ name }) => name !== null && isSameName(name, project))?.name ?? project;
  };

  return {
    list: (project) =>
      store
        .all<{ id: AssetId }>(
          `SELECT asset_id AS id FROM rejection WHERE project = ?
           ORDER BY rejected_at DESC, asset_id LIMIT ?`,
          spelling(project),
          LISTED,
        )
        .map(({ id }) => id),
    projects: () =>
      store
        .all<{ name: string; count: number }>(
          `SELECT project AS name, count(*) AS count FROM rejection
           GROUP BY project ORDER BY project COLLATE NOCASE, project`,
        )
        .map(({ name, count }) => ({ name, count })),
    set: (change) => {
      const { assetIds, rejected } = change;
      const project = spelling(change.project);
      const ids = JSON.stringify(assetIds);
      if (rejected) {
        store.run(
          `INSERT INTO rejection (project, asset_id, rejected_at) SELECT ?, value, ? FROM json_each(?) WHERE true
           ON CONFLICT DO NOTHING`,
          project,
          now(),
          ids,
        );
      } else {
        store.run(
          'DELETE FROM rejection WHERE project = ? AND asset_id IN (SELECT value FROM json_each(?))',
          project,
          ids,
        );
      }
      feed.publish({ changes: [change] });
    },
    watch: (signal) => feed.watch({ changes: [] }, signal),
    close: () => feed.close(),
  };
}
