import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process that leads a group of its own, so that all that it starts dies with it. */
export class Group {
  readonly what: string;
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  #output = '';
  #isOver = false;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv, what: string) {
    this.what = what;
    this.#child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#output += String(chunk)));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#output += String(chunk)));
    this.ended = once(this.#child, 'close').then(([code]) => {
      this.#isOver = true;
      return code as number | null;
    });
  }

  /** Standard output and standard error. */
  get output(): string {
    return this.#output;
  }

  /** Until it has said this. Rejects where it ends first. */
  async says(word: string): Promise<void> {
    while (!this.#output.includes(word)) {
      if (this.#isOver) throw new Error(`${this.what} ended early: ${this.#output}`);
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.ended]);
    }
  }

  /** Whether it was still alive to be killed. */
  async kill(): Promise<boolean> {
    if (this.#isOver) return false;
    this.#signal('SIGKILL');
    return (await this.ended) === null;
  }

  /** Ends it as a person does. */
  async stop(): Promise<number | null> {
    if (!this.#isOver) this.#signal('SIGTERM');
    return this.ended;
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch (error) {
      // It ended between our look and the signal.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}
