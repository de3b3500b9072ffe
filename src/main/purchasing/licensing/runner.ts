import { failureOf } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Hold, IntentId } from '../../../shared/model/intent.ts';
import type { ProcessLock } from '../../platform/store/index.ts';
import { adopt } from './adopt.ts';
import { expireWaiting, isAgreed, waitingForConsent } from './start.ts';
import { owedGuards } from './guard.ts';
import { isAssetInDoubt } from './holdings.ts';
import { UNCLEAR_SQL } from './machine.ts';
import { nextIntent, TOO_MANY_UNCLEAR } from './next.ts';
import type { Outbox } from './outbox.ts';
import type { PurchaseLog } from './purchase-log.ts';
import { ReadBacks } from './read-backs.ts';
import type { IntentRecord } from './record.ts';
import { afterFailure } from './schedule.ts';
import { send } from './sender.ts';
import type { SendTools } from './sender.ts';
import type { Buyer } from './shop.ts';

/** The longest that closing waits for the answer to a request that spends, in milliseconds. */
const LAST_ANSWER = 5000;

export interface RunnerOptions {
  readonly tools: SendTools;
  readonly lock: ProcessLock;
  readonly outbox: Outbox;
  readonly buyer: () => Buyer | null;
  /** Whether to take over the intents of dead processes. */
  readonly adopts: boolean;
  /** Milliseconds between two looks at other processes. */
  readonly lookAroundMs: number;
  readonly log: PurchaseLog;
  /** Hears that intents may have changed; with `holds`, also whether the service can be asked. */
  readonly onChange: (holds?: boolean) => void;
}

/** Works on the intents of this process: one purchase at a time, read-backs beside it, recovery before anything. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #readBacks: ReadBacks;
  readonly #stop = new AbortController();
  /** Accounts whose old doubts have been looked into in this run; nothing is bought before. */
  readonly #recovered = new Set<string>();
  readonly #lookedFor = new Set<IntentId>();
  readonly #recovering = new Map<string, Promise<void>>();
  #sending: IntentId | null = null;
  #running: Promise<void> | null = null;
  /** Whether a call has asked to go on while the work ran. */
  #asked = false;
  #service: Extract<Hold, { kind: 'service' }> | null = null;
  #tries = 0;
  #cancelRetry: () => void = () => {};
  #cancelLook: () => void = () => {};

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#readBacks = new ReadBacks({
      tools: options.tools,
      log: options.log,
      signal: this.#stop.signal,
      onChecked: () => this.#changed(),
    });
  }

  start(): void {
    this.#lookAround();
  }

  /** Looks at everything now: after sleep, when signed in or online again, or because a person asks. */
  wake(): void {
    this.#options.tools.patience.forget();
    this.#lookedFor.clear();
    this.#resume();
    this.#guarded(() => {
      for (const { id } of this.#mine(UNCLEAR_SQL)) this.#background(this.#readBacks.check(id));
    });
    this.#changed(true);
  }

  /** Hears that new intents are there. */
  goOn(): void {
    this.#changed();
  }

  /** Reads the list now for the doubts that this process has about these assets, and for the guards they are owed. */
  async lookUp(assets: readonly AssetId[], signal: AbortSignal): Promise<void> {
    const wanted = new Set(assets);
    const { tools, buyer } = this.#options;
    const account = buyer();
    if (account === null) return;
    const open = this.#mine(UNCLEAR_SQL).filter(({ assetId }) => wanted.has(assetId));
    const guards = owedGuards(account.accountId, tools.ledger).filter((id) =>
      wanted.has(tools.ledger.need(id).assetId),
    );
    const checks = [...open.map(({ id }) => id), ...guards].map((id) => this.#readBacks.check(id));
    await Promise.race([Promise.all(checks), aborted(signal)]);
  }

  /** Why a confirmed intent does not go on; `null` when its turn comes. */
  holdOf(intent: IntentRecord): Hold | null {
    const { tools, lock } = this.#options;
    const { ledger } = tools;
    if (intent.state !== 'confirmed' && intent.state !== 'baselined') return null;
    if (!isAgreed(intent, { ledger, lock })) {
      return { kind: 'consent', isElsewhere: intent.place !== ledger.place };
    }
    if (intent.state === 'baselined') return null;
    if (isAssetInDoubt(ledger, intent)) return { kind: 'same-asset' };
    const unclear = ledger.countOpen(
      intent.accountId,
      `state IN (${UNCLEAR_SQL}) AND batchId = ?`,
      intent.batchId,
    );
    if (unclear >= TOO_MANY_UNCLEAR) return { kind: 'unknowns' };
    return this.#service;
  }

  /** Stops. A request that spends gets a moment for its answer; without it, the next start finds the intent in doubt. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#cancelRetry();
    this.#cancelLook();
    this.#readBacks.close();
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.tools.effects.after(LAST_ANSWER, resolve);
    await Promise.race([this.#running ?? Promise.resolve(), late]);
    cancel();
  }

  #lookAround(): void {
    if (this.#stop.signal.aborted) return;
    const { tools, lookAroundMs } = this.#options;
    this.#cancelLook = tools.effects.after(lookAroundMs, () => this.#lookAround());
    this.#adopt();
    this.#changed();
  }

  /** Never throws: a ledger that is busy, or whose disk is full, is used by the next look around. */
  #goOn(): void {
    const buyer = this.#options.buyer();
    if (buyer === null || this.#stop.signal.aborted) return;
    this.#guarded(() => {
      this.#takeOver(buyer);
      if (this.#recovered.has(buyer.accountId)) this.#run();
      else this.#recover(buyer.accountId);
    });
  }

  #takeOver({ accountId }: Buyer): void {
    const { tools, outbox } = this.#options;
    if (!this.#recovered.has(accountId)) this.#adopt();
    // The outcome of such a request could not be written down.
    for (const { id } of this.#mine(`'sending'`)) {
      if (id === this.#sending) continue;
      tools.ledger.step(id, { from: 'sending', to: 'unknown', patch: { doubt: 'outcome' } });
    }
    this.#background(outbox.pump());
    if (!this.#recovered.has(accountId)) return;
    expireWaiting(accountId, tools.ledger, tools.effects.now());
    this.#lookForWaiting(accountId);
    for (const { id } of this.#mine(UNCLEAR_SQL)) this.#readBacks.schedule(id);
    for (const id of owedGuards(accountId, tools.ledger)) this.#readBacks.schedule(id);
  }

  /** Looks into every old doubt once. A doubt that remains is looked at again, but holds up no purchase. */
  #recover(accountId: string): void {
    if (this.#recovering.has(accountId)) return;
    const checks = this.#mine(UNCLEAR_SQL).map(({ id }) => this.#readBacks.check(id));
    this.#lookForWaiting(accountId);
    const recovery = Promise.all(checks).then(() => {
      this.#recovered.add(accountId);
      this.#recovering.delete(accountId);
      this.#goOn();
    });
    this.#recovering.set(accountId, recovery);
    this.#background(recovery);
  }

  /**
   * Looks once for the licences of orders that wait for a word: a profile that was put back from a backup does not
   * know what it has bought since.
   */
  #lookForWaiting(accountId: string): void {
    for (const { id, marker } of waitingForConsent(accountId, this.#options.tools.ledger)) {
      if (marker === null || this.#lookedFor.has(id)) continue;
      this.#lookedFor.add(id);
      this.#background(this.#readBacks.check(id));
    }
  }

  #run(): void {
    // Work that has just found nothing more to do has not ended yet.
    this.#asked = this.#running !== null;
    if (this.#asked || this.#service !== null) return;
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (this.#asked) this.#goOn();
    });
    this.#background(this.#running);
  }

  async #work(): Promise<void> {
    const { tools } = this.#options;
    for (let id = this.#next(); id !== null; id = this.#next()) {
      this.#sending = id;
      try {
        await send(id, tools, this.#stop.signal);
        this.#tries = 0;
      } catch (thrown) {
        this.#holdBack(thrown);
        return;
      } finally {
        this.#sending = null;
      }
      if (this.#stop.signal.aborted) return;
      // A refused session is looked into at once: the order is to go on.
      if (tools.ledger.need(id).state === 'reconciling') await this.#readBacks.check(id);
      this.#changed();
    }
  }

  /** The oldest intent that nothing holds back. */
  #next(): IntentId | null {
    const buyer = this.#options.buyer();
    const { ledger } = this.#options.tools;
    if (buyer === null || this.#stop.signal.aborted || !this.#recovered.has(buyer.accountId)) return null;
    return nextIntent(ledger, buyer.accountId);
  }

  /** The service could not be asked before the purchase: nothing was sent, and everything waits. */
  #holdBack(thrown: unknown): void {
    const failure = failureOf(thrown);
    this.#tries += 1;
    const tries = this.#tries;
    this.#service = { kind: 'service', failure, tries };
    this.#options.log('purchases are on hold', { code: failure.code, tries });
    const delay = Math.max(afterFailure(tries), 1000 * (failure.retryAfter ?? 0));
    this.#cancelRetry();
    // Without a change (signing in, a new key) trying again would only annoy the service: `wake` goes on then.
    if (failure.retry === 'safe')
      this.#cancelRetry = this.#options.tools.effects.after(delay, () => this.#retry());
    this.#changed(true);
  }

  #retry(): void {
    this.#service = null;
    this.#changed(true);
  }

  #resume(): void {
    this.#cancelRetry();
    this.#service = null;
    this.#tries = 0;
    this.#adopt();
  }

  #adopt(): void {
    const { tools, lock, adopts, buyer } = this.#options;
    const account = buyer();
    if (!adopts || account === null) return;
    this.#guarded(() => {
      // Taking an unsent order over changes why it does not go on.
      if (adopt(account.accountId, tools.ledger, lock).length > 0) this.#options.onChange(true);
    });
  }

  #changed(holds = false): void {
    if (this.#stop.signal.aborted) return;
    this.#guarded(() => this.#options.onChange(holds));
    this.#goOn();
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#options.log('the ledger could not be used', { code: failureOf(thrown).code });
    }
  }

  #mine(states: string): readonly IntentRecord[] {
    const buyer = this.#options.buyer();
    const { ledger } = this.#options.tools;
    if (buyer === null) return [];
    return ledger.open(buyer.accountId, `state IN (${states}) AND owner = ?`, ledger.owner);
  }

  /** Lets work run without a caller that waits; a failure is logged, and the next look around tries again. */
  #background(work: Promise<void>): void {
    work.catch((thrown: unknown) => {
      if (this.#stop.signal.aborted) return;
      this.#options.log('work on purchases broke off', { code: failureOf(thrown).code });
    });
  }
}

/** Resolves when the signal aborts. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
