import { isActive } from '../../../shared/model/download.ts';
import type { DownloadJob } from '../../../shared/model/download.ts';

/** Ends the wait when nothing has moved for a while: the app may wait for a network for ever, a script must not. */
export interface Patience {
  readonly signal: AbortSignal;
  /** What the unfinished jobs look like now. */
  see(jobs: readonly DownloadJob[]): void;
  end(): void;
}

export function createPatience(milliseconds: number): Patience {
  const controller = new AbortController();
  let seen = '';
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), milliseconds);
  };
  begin();
  return {
    signal: controller.signal,
    see(jobs) {
      // A job at work moves on by itself, to its end or into waiting. Waiting jobs move when bytes have come.
      const moves = jobs.some((job) => isActive(job.state));
      const now = `${jobs.length} ${jobs.reduce((sum, job) => sum + job.bytes, 0)}`;
      if (!moves && now === seen) return;
      seen = now;
      begin();
    },
    end: () => clearTimeout(timer),
  };
}
