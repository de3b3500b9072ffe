import type { DownloadsEvent } from '../../../shared/contract/index.ts';
import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';

/** How far the downloads are that people wait for. */
export interface RoundProgress {
  /** The done part of all files of the round, from 0 to 1; `null` while no file moves. */
  readonly done: number | null;
  /** Files of the round that have failed since the user last looked. */
  readonly failed: number;
}

/**
 * A round begins with the first file that is to come and ends when none is. Files count alike: the size of one that
 * has not begun is unknown, and a bar must not run backwards when it turns out.
 */
export class Round {
  #jobs = new Map<JobId, DownloadJob>();
  readonly #seen = new Set<JobId>();
  #isOver = true;

  /** Takes in what has changed, and returns how far the round is. */
  see({ kind, jobs }: DownloadsEvent): RoundProgress {
    // Files settled before we looked belong to another round.
    const ours = kind === 'snapshot' ? jobs.filter(({ state }) => !isSettled(state)) : jobs;
    if (this.#isOver && ours.some(({ id }) => !this.#jobs.has(id))) this.#jobs = new Map();
    for (const job of ours) {
      this.#jobs.set(job.id, job);
      if (job.state !== 'failed') this.#seen.delete(job.id);
    }
    return this.#progress();
  }

  /** The user looks at what has failed so far. */
  look(): RoundProgress {
    for (const { id, state } of this.#jobs.values()) if (state === 'failed') this.#seen.add(id);
    return this.#progress();
  }

  #progress(): RoundProgress {
    let files = 0;
    let open = 0;
    let moving = 0;
    let failed = 0;
    for (const { id, state, bytes, totalBytes } of this.#jobs.values()) {
      if (state === 'failed' && !this.#seen.has(id)) failed += 1;
      if (isSettled(state)) {
        files += 1;
        continue;
      }
      open += 1;
      if (state !== 'paused') moving += 1;
      if (totalBytes !== null && totalBytes > 0) files += Math.min(1, bytes / totalBytes);
    }
    this.#isOver = open === 0;
    return { done: moving === 0 ? null : files / this.#jobs.size, failed };
  }
}
