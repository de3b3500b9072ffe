/** What was asked of the sandbox since it started. Counted, not kept: for checkers of tests and for demos. */
export interface TrafficReport {
  /** Calls by command. */
  readonly requests: Readonly<Record<string, number>>;
  /** Files and previews by kind of path. */
  readonly deliveries: Readonly<Record<string, number>>;
  /** Most requests in the works at once: API calls, and files. */
  readonly peak: { readonly api: number; readonly files: number };
  /** Parameters that a command was sent and does not know, as `command.name`. */
  readonly unknownParameters: readonly string[];
  /** Secrets that stood in a URL, as `command.name`. Never their values. */
  readonly secretsInUrls: readonly string[];
  /** Faults of the sandbox itself. */
  readonly bugs: readonly string[];
}

export class Traffic {
  readonly #requests = new Map<string, number>();
  readonly #deliveries = new Map<string, number>();
  readonly #unknown = new Set<string>();
  readonly #secrets = new Set<string>();
  readonly #bugs: string[] = [];
  readonly #open = { api: 0, files: 0 };
  readonly #peak = { api: 0, files: 0 };

  /** Counts the call and returns its number among those of its command, from 1. */
  countCall(command: string, secretsInUrl: readonly string[]): number {
    for (const name of secretsInUrl) this.#secrets.add(`${command}.${name}`);
    return increment(this.#requests, command);
  }

  countDelivery(kind: string): void {
    increment(this.#deliveries, kind);
  }

  countUnread(command: string, names: readonly string[]): void {
    for (const name of names) this.#unknown.add(`${command}.${name}`);
  }

  countBug(report: string): void {
    this.#bugs.push(report);
  }

  enter(kind: 'api' | 'files'): Disposable {
    this.#open[kind] += 1;
    this.#peak[kind] = Math.max(this.#peak[kind], this.#open[kind]);
    return {
      [Symbol.dispose]: () => {
        this.#open[kind] -= 1;
      },
    };
  }

  report(): TrafficReport {
    return {
      requests: Object.fromEntries(this.#requests),
      deliveries: Object.fromEntries(this.#deliveries),
      peak: { ...this.#peak },
      unknownParameters: [...this.#unknown].sort(),
      secretsInUrls: [...this.#secrets].sort(),
      bugs: [...this.#bugs],
    };
  }
}

function increment(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
