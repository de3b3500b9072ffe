/** What was asked of the sandbox since it started. Counted, not kept: for checkers of tests and for demos. */
export interface TrafficReport {
  /** Calls that arrived, by command; whatever then became of them. */
  readonly received: Readonly<Record<string, number>>;
  /** Calls whose command ran, by command: without those that a fault stopped before. */
  readonly requests: Readonly<Record<string, number>>;
  /** Files and previews by kind of path. */
  readonly deliveries: Readonly<Record<string, number>>;
  /** Most requests in the works at once: API calls, files, and the rest (previews, first hops). */
  readonly peak: Readonly<Record<Lane, number>>;
  /** Parameters that a command was sent and does not know, as `command.name`. */
  readonly unknownParameters: readonly string[];
  /** Secrets that stood in a URL, as `command.name`. Never their values. */
  readonly secretsInUrls: readonly string[];
  /** Faults of the sandbox itself. */
  readonly bugs: readonly string[];
}

const NO_COMMAND = '(none)';

type Lane = 'api' | 'files' | 'other';

export class Traffic {
  readonly #received = new Map<string, number>();
  readonly #requests = new Map<string, number>();
  readonly #deliveries = new Map<string, number>();
  readonly #unknown = new Set<string>();
  readonly #secrets = new Set<string>();
  readonly #bugs: string[] = [];
  readonly #open = { api: 0, files: 0, other: 0 };
  readonly #peak = { api: 0, files: 0, other: 0 };

  countReceived(command: string | null, secretsInUrl: readonly string[]): void {
    increment(this.#received, command ?? NO_COMMAND);
    for (const name of secretsInUrl) this.#secrets.add(`${command ?? NO_COMMAND}.${name}`);
  }

  /** Counts the call and returns its number among those of its command, from 1. */
  countAnswered(command: string | null): number {
    return increment(this.#requests, command ?? NO_COMMAND);
  }

  countDelivery(kind: string): void {
    increment(this.#deliveries, kind);
  }

  countUnread(command: string, names: readonly string[]): void {
    for (const name of names) this.#unknown.add(`${command}.${name}`);
  }

  countBug(error: unknown): void {
    this.#bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  enter(kind: Lane): Disposable {
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
      received: Object.fromEntries(this.#received),
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
