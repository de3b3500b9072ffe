import type { DownloadJob } from '../../../shared/model/download.ts';
import type { Failure, FailureCode } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';

export interface FailureGroup {
  readonly failure: Failure;
  readonly jobIds: readonly JobId[];
  /** Whether these jobs go on by themselves once the cause is gone. */
  readonly waits: boolean;
  readonly remedy: 'sign-in' | 'free-space' | 'retry' | 'none';
  /** Bytes that are still to come. */
  readonly bytesLeft: number;
}

/** What is wrong, each cause once, the commonest first. */
export function groupFailures(jobs: Iterable<DownloadJob>): readonly FailureGroup[] {
  const groups = new Map<string, { failure: Failure; ids: JobId[]; waits: boolean; bytesLeft: number }>();
  for (const { id, state, failure, bytes, totalBytes } of jobs) {
    if (failure === null || (state !== 'failed' && state !== 'waiting')) continue;
    // A file that is tried again in a moment is no failure yet.
    if (state === 'waiting' && !LASTING.has(failure.code)) continue;
    const key = `${state} ${failure.code}`;
    const group = groups.get(key) ?? { failure, ids: [], waits: state === 'waiting', bytesLeft: 0 };
    group.ids.push(id);
    group.bytesLeft += Math.max(0, (totalBytes ?? 0) - bytes);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ failure, ids, waits, bytesLeft }) => ({
      failure,
      jobIds: ids,
      waits,
      bytesLeft,
      remedy: remedyFor(failure),
    }))
    .sort((one, other) => other.jobIds.length - one.jobIds.length);
}

const SIGN_IN: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'session.expired',
  'signed-out',
  'auth.key',
  'auth.password',
  'auth.refused',
]);
/** Waits that end only when the user does something. */
const LASTING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...SIGN_IN,
  'secrets.unavailable',
  'disk.full',
  'disk.denied',
  'disk.gone',
  'portal',
]);

function remedyFor({ code, retry }: Failure): FailureGroup['remedy'] {
  if (SIGN_IN.has(code)) return 'sign-in';
  if (code === 'disk.full') return 'free-space';
  return retry === 'never' ? 'none' : 'retry';
}
