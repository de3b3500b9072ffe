import { failureOf } from '../../../shared/model/failure.ts';
import type { IntentId } from '../../../shared/model/intent.ts';
import { guard } from './guard.ts';
import type { PurchaseLog } from './purchase-log.ts';
import { findMarked, reconcile } from './reconcile.ts';
import type { ReconcileTools } from './reconcile.ts';
import { afterFailure, untilNextCheck } from './schedule.ts';

/** Read-backs at a time. */
const MAX_PARALLEL = 4;

export interface ReadBackOptions {
  readonly tools: ReconcileTools;
  readonly log: PurchaseLog;
  readonly signal: AbortSignal;
  readonly onChecked: () => void;
}

/**
 * When the list is read for intents in doubt, and after purchases: by the schedule, or at once. Each intent by one
 * read-back at a time.
 */
export class ReadBacks {
  readonly #options: ReadBackOptions;
  readonly #timers = new Map<IntentId, () => void>();
  readonly #checks = new Map<IntentId, Promise<void>>();
  readonly #failures = new Map<IntentId, number>();
  readonly #waiting: (() => void)[] = [];
  #active = 0;

  constructor(options: ReadBackOptions) {
    this.#options = options;
  }

  /** Sets the timer of an intent, unless it is set or the read-back is under way. */
  schedule(id: IntentId): void {
    if (this.#options.signal.aborted || this.#timers.has(id) || this.#checks.has(id)) return;
    const { ledger, effects, patience } = this.#options.tools;
    const failures = this.#failures.get(id) ?? 0;
    const delay = failures > 0 ? afterFailure(failures) : untilNextCheck(patience.waited(ledger.need(id)));
    this.#timers.set(
      id,
      effects.after(delay, () => void this.check(id)),
    );
  }

  /** Looks now. Never rejects: what fails is tried again. */
  check(id: IntentId): Promise<void> {
    this.#unschedule(id);
    const running = this.#checks.get(id);
    if (running !== undefined) return running;
    const check = this.#check(id).finally(() => this.#checks.delete(id));
    this.#checks.set(id, check);
    return check.then(() => this.#options.onChecked());
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  async #check(id: IntentId): Promise<void> {
    const { signal, log } = this.#options;
    await this.#slot();
    try {
      if (signal.aborted) return;
      await this.#read(id, signal);
      this.#failures.delete(id);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#failures.set(id, (this.#failures.get(id) ?? 0) + 1);
      log('a purchase could not be looked up', { intent: id, code: failureOf(thrown).code });
    } finally {
      this.#active -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Finds out what the state of the intent leaves open. */
  async #read(id: IntentId, signal: AbortSignal): Promise<void> {
    const { tools } = this.#options;
    switch (tools.ledger.need(id).state) {
      case 'licensed':
        return guard(id, tools, signal);
      case 'confirmed':
        return findMarked(id, tools, signal);
      default:
        await reconcile(id, tools, signal);
    }
  }

  async #slot(): Promise<void> {
    while (this.#active >= MAX_PARALLEL) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#active += 1;
  }

  #unschedule(id: IntentId): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }
}
