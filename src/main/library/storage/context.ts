import type { MoveState } from '../../../shared/model/storage.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { Store } from '../../platform/store/index.ts';
import type { MovedDownloads } from './holdup.ts';

/** What a move works with. */
export interface MoveContext {
  readonly events: EventLog;
  readonly now: () => number;
  readonly store: Store;
  readonly downloads: MovedDownloads;
  /** Runs the work while no other works on any file of the library; see `Turns` of the library. */
  readonly still: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** Makes the target the folder that files land in. May be told twice. */
  readonly adoptFolder: (folder: string, before: string) => void;
  readonly onProgress: (state: MoveState) => void;
  /** Where a test may stop the process. */
  readonly checkpoint: (name: string) => void;
}
