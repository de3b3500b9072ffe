import { isSettled } from '../../../shared/model/download.ts';
import type { FileId, JobId } from '../../../shared/model/ids.ts';
import type { EventLog, Events } from '../../platform/log/index.ts';
import type { Effects } from './effects.ts';
import type { Job, JobEvent } from './job.ts';

type Line = keyof Events & `download.${string}`;
type Facts = Events[Line];

/** The line of each event. Those of `STEPS` are small steps, and bytes on their way write none. */
const LINES: Readonly<Record<JobEvent['kind'], Line | null>> = {
  start: 'download.started',
  described: null,
  linked: 'download.linked',
  relink: 'download.relinked',
  opened: 'download.opened',
  checkpoint: null,
  written: null,
  arrived: 'download.arrived',
  verified: 'download.verified',
  renamed: 'download.done',
  wait: 'download.waiting',
  fail: 'download.failed',
  requeue: 'download.requeued',
  restart: 'download.restarted',
  pause: 'download.paused',
  resume: 'download.resumed',
  cancel: 'download.cancelled',
  retry: 'download.retried',
};

const STEPS = new Set<JobEvent['kind']>(['linked', 'opened', 'arrived', 'verified']);

/** More lines of one change than these become one line for each event, which counts them. */
const MOST_LINES = 50;

/** What the log says of jobs: a line for each change of state, by the ID of the job. */
export class JobLog {
  readonly #events: EventLog;
  readonly #clock: Pick<Effects, 'now' | 'monotonic'>;
  readonly #begun = new Map<JobId, number>();
  /** Lines of a transaction that is under way. */
  #held: (readonly [Line, () => Facts])[] | null = null;

  constructor(events: EventLog, clock: Pick<Effects, 'now' | 'monotonic'>) {
    this.#events = events;
    this.#clock = clock;
  }

  began(id: JobId): void {
    this.#begun.set(id, this.#clock.monotonic());
  }

  rested(id: JobId): void {
    this.#begun.delete(id);
  }

  /** Keeps lines back until `release` or `discard`. */
  hold(): void {
    this.#held = [];
  }

  /** What the lines tell is in the database. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    if (held.length <= MOST_LINES) {
      for (const [event, facts] of held) this.#events.note(event, facts());
      return;
    }
    const counts = new Map<Line, number>();
    for (const [event] of held) counts.set(event, (counts.get(event) ?? 0) + 1);
    for (const [event, count] of counts) this.#events.note(event, { count });
  }

  /** Nothing of what the lines tell has happened. */
  discard(): void {
    this.#held = null;
  }

  applied(event: JobEvent, before: Job, after: Job): void {
    const line = LINES[event.kind];
    if (line === null) return;
    const facts = (): Facts => ({ ...this.#facts(before, after), ...this.#told(event) });
    if (STEPS.has(event.kind)) this.#events.step(line, facts);
    else if (this.#held !== null) this.#held.push([line, facts]);
    else this.#events.note(line, facts());
  }

  done(job: Job, file: FileId | null): void {
    this.#events.note('download.done', { ...this.#facts(job, job), bytes: job.totalBytes, file });
  }

  recovered(job: Job): void {
    this.#events.note('download.recovered', this.#facts(job, job));
  }

  /** `read` reads the jobs, where there are few enough for a line each. */
  enqueued(ids: readonly JobId[], batch: string | null, read: () => readonly Job[]): void {
    if (ids.length > MOST_LINES) {
      this.#events.note('download.queued', { count: ids.length, batch });
      return;
    }
    for (const job of read()) {
      if (!isSettled(job.state)) this.#events.note('download.queued', this.#facts(job, job));
    }
  }

  #facts(before: Job, after: Job) {
    const begun = this.#begun.get(after.id);
    return {
      job: after.id,
      asset: after.assetId,
      right: after.right,
      option: after.option,
      batch: after.batchId,
      from: before.state,
      attempt: after.attempt,
      bytes: after.durableBytes,
      ...(begun === undefined ? {} : { ms: this.#clock.monotonic() - begun }),
    };
  }

  #told(event: JobEvent): Facts {
    switch (event.kind) {
      case 'wait': {
        const delay = event.retryAt === null ? null : event.retryAt - this.#clock.now();
        const code = event.failure === null ? {} : { code: event.failure.code };
        return { cause: event.cause, ...code, delay };
      }
      case 'fail':
        return { code: event.failure.code };
      default:
        return {};
    }
  }
}
