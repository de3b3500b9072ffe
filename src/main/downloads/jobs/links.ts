import type { JobId } from '../../../shared/model/ids.ts';
import type { Job } from './job.ts';

/** Where the link of a job comes from: the service, by the kind of right. */
export type LinkSource = (job: Job, signal: AbortSignal) => Promise<URL>;

export interface Link {
  readonly url: URL;
  /** Counts the links of a job over all processes: validators belong to the link they came with. */
  readonly generation: number;
  /** Whether the host has shown that it can't answer ranges well. */
  ranges: boolean;
}

/** The links in use. They open the file to anybody, so they are here and nowhere else. */
export class Links {
  readonly #source: Readonly<Record<Job['right'], LinkSource>>;
  readonly #links = new Map<JobId, Link>();

  constructor(source: Readonly<Record<Job['right'], LinkSource>>) {
    this.#source = source;
  }

  /** The link at hand, or a new one: a comp is not requested twice for one file without need. */
  async get(job: Job, signal: AbortSignal): Promise<Link> {
    const known = this.#links.get(job.id);
    if (known !== undefined) return known;
    const url = await this.#source[job.right](job, signal);
    const link: Link = { url, generation: job.linkGeneration + 1, ranges: true };
    this.#links.set(job.id, link);
    return link;
  }

  hostOf(id: JobId): string | null {
    return this.#links.get(id)?.url.host ?? null;
  }

  drop(id: JobId): void {
    this.#links.delete(id);
  }

  dropAll(): void {
    this.#links.clear();
  }
}
