import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type {
  HeldLicence,
  LicenceChoices,
  LicenceDetails,
  LicenceQuery,
  LicencesFound,
  LicencesState,
} from '../../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { People } from '../../../shared/model/member.ts';
import type { KnownLicence } from '../../ownership/index.ts';
import { NO_EVENTS } from '../../platform/log/index.ts';
import type { EventLog } from '../../platform/log/index.ts';
import { claimOwner, createReadWriteLock } from '../../platform/store/index.ts';
import type { Release } from '../../platform/store/index.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import { createStateFeed } from '../../platform/streams/index.ts';
import { downloadAgain } from './again.ts';
import type { DownloadAgain, LicensedWant } from './again.ts';
import type { AccountName, Standing } from './book/accounts.ts';
import type { KeptCertificate, OwnPurchase } from './book/additions.ts';
import { createCertifier } from './certifier.ts';
import { createHeld } from './book/held.ts';
import { csvOf } from './csv.ts';
import type { CertificateFacts } from './certificates/facts.ts';
import { createShelf } from './certificates/shelf.ts';
import { createProofs } from './proofs.ts';
import type { ProofParts } from './proofs.ts';
import type { KeepCertificate, SyncClient } from './sync-options.ts';
import { sync } from './sync.ts';
import { startThread } from './thread.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** Everything the group has licensed, and its proof; see docs/licences.md. Works without a network. */
export interface Licences {
  readonly state: LicencesState;
  watch(signal?: AbortSignal): AsyncIterable<LicencesState>;
  /** The state as the copy says it, for callers that do not watch. */
  read(): Promise<LicencesState>;
  /** Brings the copy up to date; `whole` reads every row again. A second call joins the first. */
  sync(options?: { readonly whole?: boolean }): Promise<LicencesState>;
  /** Stops the sync that is under way; it goes on from there the next time. */
  stop(): void;
  found(query: LicenceQuery): Promise<LicencesFound>;
  /** A page, from the place of its first row; `null` for the newest. */
  rows(query: LicenceQuery, from: number | null): Promise<readonly HeldLicence[]>;
  /** Transactions from one place back to another, `MOST_CHOSEN` at most. */
  transactions(
    query: LicenceQuery,
    from: number | null,
    to: number | null,
  ): Promise<readonly TransactionId[]>;
  choices(): Promise<LicenceChoices>;
  /** What the people of the group are called; empty while it has not been read. */
  people(): Promise<People>;
  /** What the copy knows of the licences of these assets, held or not. Answers at once. */
  known(assets: readonly AssetId[]): readonly KnownLicence[];
  /** The licences that the group holds of an asset, the newest first. */
  ofAsset(asset: AssetId): readonly HeldLicence[];
  /** Asks for the certificate; without a network, the one that was kept. */
  details(transaction: TransactionId, signal?: AbortSignal): Promise<LicenceDetails>;
  /** The latest certificate that this computer keeps; asks no service. */
  kept(transaction: TransactionId): Promise<KeptCertificate | null>;
  certificate(transaction: TransactionId, signal?: AbortSignal): Promise<CertificateFacts>;
  certificatePdf(facts: CertificateFacts): Promise<Uint8Array>;
  csv(query: LicenceQuery): AsyncIterable<string>;
  downloadAgain(transactions: readonly TransactionId[], signal?: AbortSignal): Promise<DownloadAgain>;
  /** To call after each sign-in and sign-out: stops the sync, and shows the state of the new account. */
  changeAccount(): Promise<void>;
  close(): Promise<void>;
}

export interface LicencesOptions extends Omit<ProofParts, 'thread' | 'keep' | 'shelf' | 'now'> {
  readonly client: SyncClient;
  /** Path of `licences.db`. */
  readonly file: string;
  /** Where certificates are kept. */
  readonly certificates: string;
  /** Whose licences these are; `null` when signed out. Call `changeAccount` when it changes. */
  readonly account: () => AccountName | null;
  readonly purchases: () => readonly OwnPurchase[];
  readonly titleFor: (asset: AssetId) => string;
  readonly enqueue: (items: readonly LicensedWant[]) => Promise<unknown>;
  /** A sync has found that these are licensed now, or no longer are; `everything` when the account is another. */
  readonly onRights: (assets: readonly AssetId[] | 'everything') => void;
  /** Hears of every certificate that the service has told of the account. */
  readonly onCertificate?: (certificate: Certificate) => void;
  /** Whether to read certificates until none is missing, behind everything else. The command line reads the newest. */
  readonly readsAll?: boolean;
  readonly onError?: (error: Error) => void;
  readonly events?: EventLog;
  /** Whether to go on with a sync that a dead process has left. */
  readonly adopt: boolean;
  readonly now?: () => number;
  /** Calls `work` after so many milliseconds unless stopped; returns when. Default: a timer. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Watchers are told of progress this often, in milliseconds. */
const TELL_EVERY = 250;

const NOTHING: LicencesState = {
  syncing: false,
  progress: null,
  asOf: null,
  complete: false,
  count: 0,
  unreadable: 0,
  failure: null,
  revision: 0,
};

interface Beginning {
  readonly whole: boolean;
  readonly event: 'licences.started' | 'licences.recovered';
}

interface Running {
  readonly account: AccountName;
  readonly done: Promise<LicencesState>;
  readonly stop: AbortController;
}

export function createLicences(options: LicencesOptions): Licences {
  const {
    client,
    file,
    certificates,
    purchases,
    enqueue,
    onRights,
    onError,
    readsAll = true,
    now = Date.now,
    events = NO_EVENTS,
  } = options;
  const locks = path.dirname(file);
  const owner = claimOwner({ folder: locks, work: 'licences' });
  /** One pass through the lists at a time, over all processes: each goes on from where the last has come. */
  const reading = createReadWriteLock(locks, 'licences');
  const thread = startThread(file, onError);
  const held = createHeld(file, onError ?? (() => {}));
  const { book } = thread;
  const keep: KeepCertificate = async (account, certificate) => {
    await book.keepCertificate(account, certificate, now());
    if (account === options.account()) options.onCertificate?.(certificate);
  };
  const proofs = createProofs({ ...options, thread, keep, shelf: createShelf(certificates), now });
  const certifier = createCertifier({
    client,
    book,
    keep,
    ...(options.wait !== undefined && { wait: options.wait }),
    onError: onError ?? (() => {}),
  });
  const feed = createStateFeed<LicencesState>(NOTHING);
  let shown: AccountName | null = null;
  let running: Running | null = null;

  const required = (): AccountName => {
    const account = options.account();
    if (account === null) throw new StockroomError('signed-out');
    return account;
  };
  const tell = (change: Partial<LicencesState>): void => {
    feed.set({ ...feed.current, ...change, revision: feed.current.revision + 1 });
  };
  const standsAt = ({ asOf, complete, count, unreadable }: Standing): Partial<LicencesState> => ({
    asOf,
    complete,
    count,
    unreadable,
  });

  const tellNews = async (name: AccountName): Promise<void> => {
    for (let assets = await book.takeNews(name); assets.length > 0; assets = await book.takeNews(name)) {
      onRights(assets);
    }
  };

  const run = async (
    name: AccountName,
    { whole, event }: Beginning,
    stop: AbortController,
  ): Promise<LicencesState> => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const id = randomUUID();
    const began = performance.now();
    events.note(event, { sync: id, whole });
    tell({ syncing: true, failure: null });
    let release: Release | null = null;
    try {
      release = await reading.own(stop.signal);
      await book.syncedBy(name, owner.id);
      await sync({
        client,
        book,
        account: name,
        whole,
        now,
        signal: stop.signal,
        purchases: purchases(),
        titleFor: options.titleFor,
        keep,
        onProgress: (progress) => {
          if (progress !== null && performance.now() - toldAt < TELL_EVERY) return;
          toldAt = performance.now();
          tell({ progress, count: Math.max(feed.current.count, progress?.done ?? 0) });
        },
      });
      await tellNews(name);
      tell({ syncing: false, progress: null, ...standsAt(await book.standing(name)) });
      events.note('licences.done', { sync: id, count: feed.current.count, ms: performance.now() - began });
      if (readsAll) certifier.start(name);
    } catch (error) {
      const failure = failureOf(error);
      events.note('licences.failed', { sync: id, code: failure.code, ms: performance.now() - began });
      if (failure.code === 'internal' && error instanceof Error) onError?.(error);
      const standing = await book.standing(name).catch(overlooked('licences.standing', null));
      tell({
        syncing: false,
        progress: null,
        failure: failure.code === 'aborted' ? null : failure,
        ...(standing === null ? {} : standsAt(standing)),
      });
      // The rows that a stopped sync has read count too. The caller does not wait for the news.
      void tellNews(name).catch(overlooked('licences.news'));
    } finally {
      if (release !== null) await book.syncedBy(name, null).catch(overlooked('licences.synced-by'));
      release?.();
    }
    return feed.current;
  };

  const start = (whole: boolean, event: Beginning['event'] = 'licences.started'): Promise<LicencesState> => {
    const account = required();
    const stop = new AbortController();
    const done = run(account, { whole, event }, stop).finally(() => {
      if (running?.stop === stop) running = null;
    });
    running = { account, done, stop };
    return done;
  };

  if (options.adopt) {
    owner.inherit({
      names: () => {
        const account = options.account();
        return account === null || running !== null ? [] : held.syncing(account);
      },
      adopt: () => {
        if (options.account() === null || running !== null) return;
        void start(false, 'licences.recovered');
      },
    });
  }

  const stopped = async (): Promise<void> => {
    running?.stop.abort();
    await running?.done;
  };

  return {
    get state() {
      return feed.current;
    },
    watch: (signal) => feed.watch(signal),
    read: async () => ({ ...feed.current, ...standsAt(await book.standing(required())) }),
    sync: async ({ whole = false } = {}) => {
      required();
      // The running sync may miss later purchases: the next one reads them.
      const before = running;
      if (before === null) return await start(whole);
      await before.done;
      return await (running === null ? start(whole) : running.done);
    },
    stop: () => {
      running?.stop.abort();
      certifier.stop();
    },
    found: async (query) => book.found(required(), query),
    rows: async (query, from) => book.rows(required(), query, { from }),
    transactions: async (query, from, to) => book.transactions(required(), query, { from, to }),
    choices: async () => book.choices(required()),
    people: async () => {
      const account = options.account();
      return account === null ? {} : await book.people(account);
    },
    known: (assets) => {
      const account = options.account();
      return account === null ? [] : held.known(account, assets);
    },
    ofAsset: (asset) => {
      const account = options.account();
      return account === null ? [] : held.ofAsset(account, asset);
    },
    details: async (id, signal) => proofs.details(required(), id, signal),
    kept: async (id) => book.certificate(required(), id),
    certificate: async (id, signal) => proofs.facts(required(), id, signal),
    certificatePdf: (facts) => proofs.pdf(facts),
    csv: (query) => csvOf(book, required(), query),
    downloadAgain: async (ids, signal = new AbortController().signal) =>
      downloadAgain(ids, { account: required(), book, proofs, enqueue, signal }),
    changeAccount: async () => {
      const name = options.account();
      if (name === shown) return;
      shown = name;
      certifier.stop();
      onRights('everything');
      // A caller may have asked for a sync of this account already.
      if (running === null || running.account !== name) {
        await stopped();
        feed.set({ ...NOTHING, revision: feed.current.revision + 1 });
      }
      if (name === null) return;
      const standing = await book.standing(name);
      if (shown === name) tell(standsAt(standing));
    },
    close: async () => {
      certifier.stop();
      await certifier.done();
      await stopped();
      feed.close();
      held.close();
      await thread.close();
      owner.release();
    },
  };
}
