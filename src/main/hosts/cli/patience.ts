import { isSettled } from '../../../shared/model/download.ts';
import type { DownloadJob, JobState } from '../../../shared/model/download.ts';
import type { JobId } from '../../../shared/model/ids.ts';

/**
 * Ends the wait when there has been no progress for a while: the app may wait for a network for ever, a script must
 * not. Progress is what lasts: bytes of a file that were not there before, a file whose bytes are all there, a job or
 * another piece of work that has come to its end. Tries, however many, are none.
 */
export interface Patience {
  readonly signal: AbortSignal;
  /** Takes the jobs as they are now, also those that have just ended. Returns whether they show progress. */
  see(jobs: readonly DownloadJob[]): boolean;
  /** A piece of work that is no job has come to its end. */
  moved(): void;
  end(): void;
}

export interface PatienceOptions {
  /** Patience ends after so many milliseconds without progress. */
  readonly milliseconds: number;
  /** Hears of a moment without progress, so that a person can learn what the command waits for. */
  readonly onQuiet?: () => void;
  /** Runs the work once after so many milliseconds; returns how to prevent it. */
  readonly after?: (ms: number, work: () => void) => () => void;
}

/** Fewer new bytes are no progress: a server that drips could go on for days. The downloads call it a stall, too. */
const MIN_BYTES = 16 * 1024;
/** Milliseconds without progress after which waiting has begun. */
const QUIET = 5000;

export function createPatience({
  milliseconds,
  onQuiet = () => {},
  after = later,
}: PatienceOptions): Patience {
  const controller = new AbortController();
  const best = new Map<JobId, number>();
  const whole = new Set<JobId>();
  let gained = 0;
  let cancel = () => {};

  const begin = (): void => {
    cancel();
    gained = 0;
    if (controller.signal.aborted) return;
    const quiet = after(Math.min(QUIET, milliseconds / 2), onQuiet);
    const over = after(milliseconds, () => controller.abort());
    cancel = () => {
      quiet();
      over();
    };
  };
  begin();

  return {
    signal: controller.signal,
    see: (jobs) => {
      let ends = false;
      for (const job of jobs) {
        const before = best.get(job.id) ?? 0;
        // A file that begins again has brought nothing new until it is further than it was.
        gained += Math.max(0, job.bytes - before);
        best.set(job.id, Math.max(job.bytes, before));
        if (!isWhole(job.state) || whole.has(job.id)) continue;
        whole.add(job.id);
        ends = true;
      }
      const isProgress = ends || gained >= MIN_BYTES;
      if (isProgress) begin();
      return isProgress;
    },
    moved: begin,
    end: () => cancel(),
  };
}

/** Whether all bytes are there, or none will come. */
function isWhole(state: JobState): boolean {
  return state === 'verifying' || state === 'finalising' || isSettled(state);
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
