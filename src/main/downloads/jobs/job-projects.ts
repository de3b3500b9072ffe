import type { AssetId, JobId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import type { Naming } from './naming.ts';

/** The project that a comp was taken for, outside of any list: it names the file and the record. */
export interface JobProjects {
  /** The latest project counts; an empty one changes nothing. */
  note(jobs: readonly JobId[], assets: readonly AssetId[], project: string): void;
  wordsFor: Naming['wordsFor'];
  /** The latest project that a comp of the asset was taken for; empty without one. */
  ofAsset(asset: AssetId): string;
}

export function createJobProjects(store: Store, now: () => number): JobProjects {
  return {
    note: (jobs, assets, project) => {
      if (project === '') return;
      store.transaction(() => {
        for (const [at, job] of jobs.entries()) {
          store.run(
            'INSERT OR REPLACE INTO download_project (job_id, asset_id, project, at) VALUES (?, ?, ?, ?)',
            job,
            assets[at] ?? 0,
            project,
            now(),
          );
        }
      });
    },
    wordsFor: (job) => {
      const row = store.get<{ project: string }>(
        'SELECT project FROM download_project WHERE job_id = ?',
        job,
      );
      return row === undefined ? null : { project: row.project, name: '' };
    },
    ofAsset: (asset) =>
      store.get<{ project: string }>(
        'SELECT project FROM download_project WHERE asset_id = ? ORDER BY at DESC LIMIT 1',
        asset,
      )?.project ?? '',
  };
}
