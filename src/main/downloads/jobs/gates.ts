import type { JobId } from '../../../shared/model/ids.ts';

/** Something that many jobs need and that is out of order now: a host, a disk, the network. */
interface Gate {
  /** On the clock that never jumps, as all times here. */
  readonly until: number;
  /** The one job that looks whether it works again. */
  probe: JobId | null;
}

/** A closed gate stopped a job on its way. No request was made, so it says nothing about what the gate stands for. */
export class HeldBack extends Error {
  readonly gate: string;

  constructor(gate: string) {
    super('a gate is closed');
    this.gate = gate;
  }
}

/**
 * Closed gates. When a gate's time has come one job goes through as a probe; its success opens the gate for
 * all, its failure closes it again. So a full disk or a portal sees one try each half minute, not ten thousand.
 */
export class Gates {
  readonly #gates = new Map<string, Gate>();

  /**
   * This job met the cause itself. While another one probes, the probe alone decides. Of two answers that came to
   * jobs under way together the longer pause counts.
   */
  close(key: string, until: number, job: JobId): void {
    const known = this.#gates.get(key);
    if (known === undefined || known.probe === job) this.#gates.set(key, { until, probe: null });
    else if (known.probe === null) this.#gates.set(key, { until: Math.max(known.until, until), probe: null });
  }

  open(key: string): void {
    this.#gates.delete(key);
  }

  /** It worked for this job. Only a probe proves it: a transfer that began before has its answer from before. */
  worked(key: string, job: JobId): boolean {
    return this.#gates.get(key)?.probe === job && this.#gates.delete(key);
  }

  /** Whether a job may not pass now. */
  holds(key: string, now: number): boolean {
    const gate = this.#gates.get(key);
    return gate !== undefined && (now < gate.until || gate.probe !== null);
  }

  until(key: string): number | null {
    return this.#gates.get(key)?.until ?? null;
  }

  /** Marks the job as the probe of every gate it passes whose time has come. */
  pass(keys: readonly string[], job: JobId): void {
    for (const key of keys) {
      const gate = this.#gates.get(key);
      if (gate !== undefined) gate.probe = job;
    }
  }

  /** The job ended, whichever way: a gate it has neither opened nor closed again waits for another probe. */
  leave(job: JobId): void {
    for (const gate of this.#gates.values()) if (gate.probe === job) gate.probe = null;
  }

  /** The rest of the keys with this prefix that hold now. */
  held(prefix: string, now: number): readonly string[] {
    return [...this.#gates.keys()]
      .filter((key) => key.startsWith(prefix) && this.holds(key, now))
      .map((key) => key.slice(prefix.length));
  }

  /** When the first closed gate is due. */
  nextDue(now: number): number | null {
    const times = [...this.#gates.values()].filter((gate) => gate.until > now).map((gate) => gate.until);
    return times.length === 0 ? null : Math.min(...times);
  }
}
