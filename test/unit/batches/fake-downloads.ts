import type { DownloadsEvent } from '../../../src/shared/contract/index.ts';
import { isSettled } from '../../../src/shared/model/download.ts';
import type { CompRequest, DownloadJob, JobState } from '../../../src/shared/model/download.ts';
import type { JobId } from '../../../src/shared/model/ids.ts';
import { instant } from '../../../src/shared/model/instant.ts';

/** The downloads as a batch sees them: one job for each asset and size, which ends when the test says so. */
export class FakeDownloads {
  readonly enqueued: CompRequest[] = [];
  readonly #jobs = new Map<string, DownloadJob>();
  readonly #byKey = new Map<string, JobId>();
  readonly #listeners = new Set<(jobs: readonly DownloadJob[]) => void>();

  projectOf = (): string => '';

  enqueueComps = async (
    items: readonly CompRequest[],
    { batchId }: { readonly batchId: string },
  ): Promise<readonly JobId[]> => {
    this.enqueued.push(...items);
    return items.map(({ assetId, option }) => {
      const key = `${assetId} ${option}`;
      const id = this.#byKey.get(key) ?? (crypto.randomUUID() as JobId);
      this.#byKey.set(key, id);
      const job: DownloadJob = {
        id,
        assetId,
        option,
        batchId,
        title: `Asset ${assetId}`,
        type: 'image',
        right: 'comp',
        state: 'queued',
        failure: null,
        retryAt: null,
        bytes: 0,
        totalBytes: null,
        speed: 0,
        fileId: null,
        createdAt: instant(0),
        finishedAt: null,
        place: 0,
      };
      this.#jobs.set(job.id, job);
      return job.id;
    });
  };

  jobs = ({ ids }: { readonly ids: readonly JobId[] }): readonly DownloadJob[] =>
    ids.flatMap((id) => this.#jobs.get(id) ?? []);

  async *watch(signal: AbortSignal): AsyncGenerator<DownloadsEvent, void, void> {
    const waiting: DownloadsEvent[] = [{ kind: 'snapshot', jobs: [...this.#jobs.values()] }];
    let wake = () => {};
    const listener = (jobs: readonly DownloadJob[]) => {
      waiting.push({ kind: 'change', jobs });
      wake();
    };
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => wake());
    while (!signal.aborted) {
      const event = waiting.shift();
      if (event !== undefined) yield event;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    this.#listeners.delete(listener);
  }

  pause = async (ids: readonly JobId[]): Promise<void> => this.#move(ids, 'paused');
  resume = async (ids: readonly JobId[]): Promise<void> => this.#move(ids, 'queued');
  cancel = async (ids: readonly JobId[]): Promise<void> => this.#move(ids, 'cancelled');

  states(): readonly JobState[] {
    return [...this.#jobs.values()].map((job) => job.state);
  }

  /** Something becomes of the jobs of an asset. */
  end(assetId: number, change: Partial<DownloadJob>): void {
    for (const job of this.#jobs.values()) if (job.assetId === assetId) this.#set({ ...job, ...change });
  }

  #move(ids: readonly JobId[], state: JobState): void {
    for (const job of this.jobs({ ids })) if (!isSettled(job.state)) this.#set({ ...job, state });
  }

  #set(job: DownloadJob): void {
    this.#jobs.set(job.id, job);
    for (const listener of this.#listeners) listener([job]);
  }
}
