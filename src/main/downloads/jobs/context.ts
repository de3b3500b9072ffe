import type { DepositphotosClient } from '../../api/index.ts';
import type { Right } from '../../../shared/model/download.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Effects } from './effects.ts';
import type { Connections } from './http/connections.ts';
import type { Job, JobEvent, Written } from './job.ts';
import type { Links } from './links.ts';
import type { Naming } from './naming.ts';
import type { Describe } from './ports.ts';
import type { Throttle } from './throttle.ts';
import type { Slots } from './http/slots.ts';

/** The tools and data of one try at a job. */
export interface AttemptContext {
  readonly effects: Effects;
  readonly links: Links;
  readonly slots: Slots;
  readonly throttle: Throttle;
  readonly files: Pick<DepositphotosClient['files'], 'resolve'>;
  readonly connections: Pick<Connections, 'get'>;
  readonly describe: Describe;
  readonly naming: Naming;
  /** The right of our file at this path; `null` for a path without a file of ours. */
  rightAt(path: string): Right | null;
  /** Runs it while no other work touches the files of this asset. */
  alone(asset: AssetId, work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Notes an event and returns the job after it; throws `aborted` if another caller or process decided otherwise. */
  apply(event: JobEvent): Job;
  /** Resolves once the row says what was noted. Before every side effect that a crash must find announced. */
  saved(): Promise<void>;
  /** Remembers the finished file and marks the job done, both or none. Resolves when they are. */
  complete(job: Job): Promise<void>;
  /** Throws `disk.full` where so many bytes more would leave the drive too little. */
  requireRoom(folder: string, bytes: number): Promise<void>;
  /** Makes the names in a folder as durable as the bytes. */
  syncFolder(folder: string): Promise<void>;
  /** So many bytes are written: for people, not for the row. */
  written(position: number): void;
  /** What is written and how it hashes, for the next start after a crash; `null` where that counts no more. */
  hashed(written: Written | null): void;
  /** Throws while requests to this host have to wait. */
  admit(host: string): void;
  /** A proper file is coming: the network and the host work. */
  flowing(): void;
  /** Bytes are on the disk for good: the folder works. */
  stored(): void;
}
