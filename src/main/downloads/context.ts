import type { Dispatcher } from 'undici';
import type { DepositphotosClient } from '../depositphotos/index.ts';
import type { Effects } from './effects.ts';
import type { Job, JobEvent } from './job.ts';
import type { Links } from './links.ts';
import type { Naming } from './naming.ts';
import type { Describe } from './ports.ts';
import type { Throttle } from './throttle.ts';
import type { Slots } from './transfer/slots.ts';

/** What one try at a job works with. */
export interface AttemptContext {
  readonly effects: Effects;
  readonly links: Links;
  readonly slots: Slots;
  readonly throttle: Throttle;
  readonly files: Pick<DepositphotosClient['files'], 'resolve'>;
  readonly dispatcher: (url: URL) => Promise<Dispatcher>;
  readonly describe: Describe;
  readonly naming: Naming;
  /** Whether the path is that of a file of ours with the same right: a comp never replaces a paid file. */
  isOurs(job: Job, path: string): boolean;
  /** Writes an event down and returns the job after it; throws `aborted` where somebody else decided otherwise. */
  apply(event: JobEvent): Job;
  /** Remembers the finished file and marks the job done, both or none. */
  complete(job: Job): void;
  /** So many bytes are written: for people, not for the row. */
  written(position: number): void;
  /** Throws while requests to this host have to wait. */
  admit(host: string): void;
  /** A proper file is coming: the network and the host work. */
  flowing(): void;
  /** Bytes are on the disk for good: the folder works. */
  stored(): void;
}
