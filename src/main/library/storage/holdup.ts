import { setTimeout } from 'node:timers/promises';
import type { JobId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';

/** What a move needs of the downloads. */
export interface MovedDownloads {
  /** Those on their way into the folder that are not at rest, of any process. */
  underWay(folder: string): readonly JobId[];
  /** Resolves when those of this process are at rest; others are asked to. */
  pause(jobs: readonly JobId[]): Promise<void>;
  resume(jobs: readonly JobId[]): Promise<void>;
}

/** How often to look whether another process has paused its downloads, in milliseconds. */
const LOOK_EVERY = 100;

/** Brings everything that lands in the folder to rest. What is to go on afterwards is written down first. */
export async function holdUp(
  store: Store,
  downloads: MovedDownloads,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  for (let jobs = downloads.underWay(folder); jobs.length > 0; jobs = downloads.underWay(folder)) {
    signal.throwIfAborted();
    store.run(
      'INSERT OR IGNORE INTO library_move_job (job_id) SELECT value FROM json_each(?)',
      JSON.stringify(jobs),
    );
    await downloads.pause(jobs);
    if (downloads.underWay(folder).length > 0) await setTimeout(LOOK_EVERY, undefined, { signal });
  }
}

/** The move is over, or was given up: what it held up goes on. */
export async function letGo(store: Store, downloads: MovedDownloads): Promise<void> {
  const jobs = store
    .all<{ job_id: JobId }>('SELECT job_id FROM library_move_job')
    .map(({ job_id: id }) => id);
  if (jobs.length > 0) await downloads.resume(jobs);
  store.run('DELETE FROM library_move_job');
}
