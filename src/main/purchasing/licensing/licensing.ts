import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type {
  Decision,
  Exposure,
  Intent,
  IntentId,
  IntentState,
  IntentsEvent,
  OrderLine,
} from '../../../shared/model/intent.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import type { Certificate, References } from '../../../shared/model/licence.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { NO_WITNESSES } from '../../ownership/index.ts';
import type { Claim, Ownership } from '../../ownership/index.ts';
import type { Consent } from '../../platform/consent/index.ts';
import { claimLock } from '../../platform/store/index.ts';
import { adoptAmong, doubtRestored } from './adopt.ts';
import { Approval } from './approval.ts';
import { createCommitPoint, NO_COMMIT_POINT } from './commit-point.ts';
import type { Budgets } from './budgets.ts';
import { noteCharge } from './charges.ts';
import type { ConfirmOptions } from './confirm.ts';
import { awaitingConsent, placeOf, renewConsent } from './start.ts';
import { decide } from './decide.ts';
import { newUuid, systemEffects } from './effects.ts';
import type { Effects } from './effects.ts';
import { claimsOf, referencesOf, sizeOf, unfinishedAmong } from './holdings.ts';
import { IntentEvents, isAtRest, snapshotIds } from './intent-events.ts';
import { Ledger } from './ledger.ts';
import { openLedgerStore } from './ledger-store.ts';
import type { SizeOf } from './owned.ts';
import { Outbox } from './outbox.ts';
import type { OnLicensed } from './outbox.ts';
import type { IntentRecord } from './record.ts';
import type { EventLog } from '../../platform/log/index.ts';
import type { PurchaseLog } from './purchase-log.ts';
import { Quotes, required } from './quotes.ts';
import { Runner } from './runner.ts';
import { Patience } from './schedule.ts';
import type { Buyer, Shop } from './shop.ts';
import { exposureOf, spentAfter } from './spend.ts';
import { toIntent } from './view.ts';
import { withdraw } from './withdraw.ts';

export interface IntentFilter {
  readonly ids?: readonly IntentId[];
  readonly batchId?: string;
  readonly states?: readonly IntentState[];
}

/** Where money moves; see docs/licensing.md. Everything concerns the account that is signed in. */
export interface Licensing {
  /** Why nothing can be bought on this computer; `null` when all is well. */
  readonly problem: Failure | null;
  /** The true cost of a basket as it is now. Spends nothing. */
  quote(orders: readonly OrderLine[], signal?: AbortSignal): Promise<Quote>;
  /**
   * Buys exactly what a quote of this run says, or nothing: throws `quote-changed`, `already-licensed`,
   * `balance-low`, `over-limit`, `invalid`, `ledger.unsafe`. Returns as soon as the intents are durable; the
   * purchases go on by themselves. The same quote confirmed again is the same purchase. The intents come in the
   * order of the quote's lines.
   */
  confirm(quoteId: string, options?: ConfirmOptions): Promise<readonly Intent[]>;
  /** Settles what only a person can. Returns the intent that counts from now on. */
  decide(id: IntentId, decision: Decision, signal?: AbortSignal): Promise<Intent>;
  /**
   * Buys unsent orders that wait for a person's word (`hold` of kind `consent`), at the prices that were confirmed
   * or not at all. Throws `ledger.unsafe`, `declined`, `cannot-ask`. Returns as soon as they are durable.
   */
  confirmAgain(ids: readonly IntentId[]): Promise<readonly Intent[]>;
  /**
   * Reads the service's list for the orders of these assets that are in doubt and that no other process works on,
   * and takes over what dead processes have left of them. Resolves when each was looked up once, or could not be.
   */
  lookUp(assets: readonly AssetId[], signal: AbortSignal): Promise<void>;
  /** Takes back unsent orders; sent ones stay as they are. */
  withdraw(ids: readonly IntentId[]): readonly Intent[];
  /** All open intents and the latest others, or those asked for, in the order they were confirmed. */
  intents(filter?: IntentFilter): readonly Intent[];
  /** A snapshot, then what changed, whichever process changed it. */
  watch(signal: AbortSignal): AsyncIterable<IntentsEvent>;
  /**
   * Waits until the intents are settled, or will not move for a while (in doubt after two read-backs, on hold).
   * Rejects when the signal aborts.
   */
  settled(ids: readonly IntentId[], signal: AbortSignal): Promise<readonly Intent[]>;
  exposure(): Exposure;
  /** What was, or may have been, spent from this computer since then. A plain decimal. */
  spentSince(at: Instant): string;
  /** The licences of these assets that were bought from this computer. */
  claims(assets: readonly AssetId[]): readonly Claim[];
  /** The size of a licence that was bought from this computer; `null` when it was not. */
  sizeOf(transaction: TransactionId): string | null;
  /** Takes from a certificate what a purchase of ours really cost: limits, budgets and sums count that from now on. */
  noteCharge(certificate: Certificate): void;
  /** The references under which an asset was licensed last; `null` when it was not. */
  referencesOf(asset: AssetId): References | null;
  /** Looks at everything now: after signing in, sleep or being offline, or because a person asks. */
  wake(): void;
  /** Stops; open purchases go on at the next start. */
  close(): Promise<void>;
}

export interface LicensingOptions {
  /** Path of `ledger.db`. */
  readonly file: string;
  readonly shop: Shop;
  /** The user signed in; `null` when signed out. Call `wake` when it changes. */
  readonly buyer: () => Buyer | null;
  /** Gets every licence bought, at least once. */
  readonly onLicensed: OnLicensed;
  /** A word of a person, without which a page buys nothing large and nothing twice. */
  readonly consent: Consent;
  readonly settings: {
    /** Plain decimal; `null` for no limit. */
    dailyLimit(): string | null;
    /** Plain decimal: what is bought in 24 hours before a person is asked; `null` for never. */
    askAbove(): string | null;
    /** The reference field that may bear our marker where the order leaves it empty; `null` for none. */
    markerField(): keyof References | null;
  };
  /** What may be spent on a project, by its name. Default: no budgets. */
  readonly budgetOf?: Budgets;
  /** What this computer knows of the group's licences. Default: what the service lists and the ledger say. */
  readonly ownership?: Ownership;
  /** The size of a licence, by its certificate; empty where it is not told. Default: not told. */
  readonly askSize?: SizeOf;
  /** Whether to go on with what earlier runs and dead processes have left. The command line minds its own. Default true. */
  readonly adopts?: boolean;
  /** How often other processes on the same ledger are looked at, in milliseconds. Default 2000. */
  readonly lookAroundMs?: number;
  readonly log?: PurchaseLog;
  readonly events?: EventLog;
  readonly effects?: Partial<Effects>;
}

export function createLicensing(options: LicensingOptions): Licensing {
  const {
    file,
    shop,
    settings,
    adopts = true,
    lookAroundMs = 2000,
    log = () => {},
    budgetOf = NO_BUDGETS,
    ownership = NO_WITNESSES,
    askSize = NOT_TOLD,
  } = options;
  const effects: Effects = { ...systemEffects, ...options.effects };
  const opened = openLedgerStore(file, effects);
  const isUsable = opened.isOnDisk;
  const lock = claimLock({
    folder: isUsable ? path.dirname(file) : null,
    work: 'ledger',
    id: newUuid(effects),
    open: (name, how) => effects.openDatabase(name, how),
  });
  const place = isUsable ? placeOf(path.dirname(file), effects) : '';
  const ledger = new Ledger(opened.store, lock.id, effects, place, options.events);
  const commitPoint = isUsable ? createCommitPoint(`${file}.anchor`, opened.store) : NO_COMMIT_POINT;
  const patience = new Patience(effects);
  if (isUsable) doubtRestored(ledger, lock, commitPoint);
  const outbox = new Outbox({ ledger, effects, onLicensed: options.onLicensed, log });
  const assertDurable = (): void => {
    if (opened.problem !== null) throw new StockroomError('ledger.unsafe', opened.problem);
    opened.assertDurable();
  };
  const approval = new Approval({ ledger, consent: options.consent, askAbove: () => settings.askAbove() });
  const tools = {
    ledger,
    shop,
    effects,
    commitPoint,
    patience,
    dailyLimit: () => settings.dailyLimit(),
    budgetOf,
    ownership,
    assertDurable,
    userIdOf: (accountId: string) => {
      const buyer = options.buyer();
      return buyer?.accountId === accountId ? buyer.userId : null;
    },
  };
  const runner = new Runner({
    tools,
    lock,
    outbox,
    buyer: options.buyer,
    adopts,
    lookAroundMs,
    log,
    onChange: (holds) => intentEvents.tell(holds),
  });
  const view = (ids: readonly IntentId[]): readonly Intent[] =>
    ids.flatMap((id) => {
      const record = ledger.get(id);
      return record === null || record.accountId !== options.buyer()?.accountId
        ? []
        : [toIntent(record, runner.holdOf(record))];
    });
  const intentEvents = new IntentEvents(ledger, view);
  const quotes = new Quotes({
    ledger,
    lock,
    shop,
    effects,
    settings,
    budgetOf,
    ownership,
    sizeOf: askSize,
    approval,
    assertDurable,
    buyer: options.buyer,
  });
  const current = (): readonly Intent[] => {
    const buyer = options.buyer();
    return buyer === null ? [] : view(snapshotIds(ledger, buyer.accountId));
  };
  runner.start();

  return {
    problem: opened.problem,
    quote: (orders, signal) => quotes.quote(orders, signal ?? NEVER),
    confirm: async (quoteId, how = {}) => {
      const ids = await quotes.confirm(quoteId, how);
      // An order that a dead process has left is joined, and goes on here, whether or not we adopt others.
      adoptAmong(ids, ledger, lock);
      runner.goOn();
      return view(ids);
    },
    decide: async (id, decision, signal) => {
      const agreeAgain = (intent: IntentRecord) => approval.agreeAgain(intent);
      const buyer = required(options.buyer());
      const decided = await decide(id, decision, buyer, { ...tools, agreeAgain }, signal ?? NEVER);
      if (decision.kind === 'buy-again') approval.note(ledger.need(decided).batchId);
      runner.goOn();
      return toIntent(ledger.need(decided), null);
    },
    lookUp: async (assets, signal) => {
      const buyer = required(options.buyer());
      adoptAmong(unfinishedAmong(ledger, buyer.accountId, assets), ledger, lock);
      await runner.lookUp(assets, signal);
    },
    confirmAgain: async (ids) => {
      const { accountId } = required(options.buyer());
      assertDurable();
      for (;;) {
        const request = ledger.transaction(() => {
          const waiting = awaitingConsent(ids, accountId, { ledger, lock });
          const asks = approval.requestAgain(waiting, accountId, effects.now());
          if (asks === null) renewConsent(waiting, { ledger, lock, effects });
          return asks;
        });
        if (request === null) break;
        await approval.agree(request);
      }
      runner.goOn();
      return view(ids);
    },
    withdraw: (ids) => {
      withdraw(ids, ledger);
      runner.goOn();
      return view(ids);
    },
    intents: ({ ids, batchId, states } = {}) =>
      (ids === undefined && batchId === undefined
        ? current()
        : view(ids ?? ledger.where('batchId = ?', batchId ?? '').map(({ id }) => id))
      ).filter(
        (intent) =>
          (batchId === undefined || intent.batchId === batchId) &&
          (states === undefined || states.includes(intent.state)),
      ),
    watch: (signal) => intentEvents.watch(current(), signal),
    settled: async (ids, signal) => {
      const now = (): number => effects.now();
      await intentEvents.until(() => view(ids).every((intent) => isAtRest(intent, now())), signal);
      return view(ids);
    },
    exposure: () => exposureOf(ledger, options.buyer(), settings.dailyLimit(), effects.now()),
    spentSince: (at) => {
      const buyer = options.buyer();
      return buyer === null ? '0' : spentAfter(ledger, buyer.accountId, at);
    },
    claims: (assets) => {
      const buyer = options.buyer();
      return buyer === null ? [] : claimsOf(ledger, buyer.accountId, assets);
    },
    sizeOf: (transaction) => {
      const buyer = options.buyer();
      return buyer === null ? null : sizeOf(ledger, buyer.accountId, transaction);
    },
    noteCharge: (certificate) => {
      const buyer = options.buyer();
      if (buyer !== null && noteCharge(ledger, buyer.accountId, certificate)) intentEvents.tell(false);
    },
    referencesOf: (asset) => {
      const buyer = options.buyer();
      return buyer === null ? null : referencesOf(ledger, buyer.accountId, asset);
    },
    wake: () => runner.wake(),
    close: async () => {
      await runner.close();
      outbox.close();
      intentEvents.close();
      opened.store.close();
      lock.release();
    },
  };
}

/** A signal that never aborts, for calls that run to their end. */
const NEVER = new AbortController().signal;

const NO_BUDGETS: Budgets = () => null;

const NOT_TOLD: SizeOf = async () => '';
