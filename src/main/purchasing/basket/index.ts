import type { MonthToDate } from '../../../shared/contract/index.ts';
import type { Asset } from '../../../shared/model/asset.ts';
import type { BasketState, LineChange, Suggestions } from '../../../shared/model/basket.ts';
import { isFailureCode, StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Intent } from '../../../shared/model/intent.ts';
import type { NewProject } from '../../../shared/model/project.ts';
import type { Budget, Offer, Quote } from '../../../shared/model/quote.ts';
import { isLoosened } from '../../platform/consent/index.ts';
import type { Consent } from '../../platform/consent/index.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { Downloads } from '../../downloads/index.ts';
import { isHeldEnough, offerOf } from '../licensing/index.ts';
import type { Buyer, Licensing } from '../licensing/index.ts';
import type { Claim } from '../../ownership/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { createFeed } from '../../platform/streams/index.ts';
import { downloadAgain, monthToDate } from './after.ts';
import type { Held } from './after.ts';
import { createDraft } from './draft.ts';
import { createLines } from './lines.ts';
import { createMemory } from './memory.ts';
import { createProjects } from './projects.ts';
import { createRecords } from './records.ts';
import { createTerms } from './terms.ts';
import { Checkout } from './checkout.ts';
import type { Confirmation, CheckoutOptions } from './checkout.ts';
import { overlooked } from '../../platform/failures/index.ts';

export { basketMigrations } from './migrations.ts';

/** Drafts of purchases, kept for each account; and the way from a draft to a purchase. Spends by `confirm` alone. */
export interface Basket {
  state(): BasketState;
  watch(signal?: AbortSignal): AsyncIterable<BasketState>;
  /** Puts assets in; those that are in already stay as they are. */
  add(assets: readonly AssetId[]): Promise<void>;
  edit(assets: readonly AssetId[], change: LineChange): void;
  remove(assets: readonly AssetId[]): void;
  /** Puts lines of a purchase that came to nothing back. */
  putBack(batchId: string, assets: readonly AssetId[]): void;
  /** Asks the service for prices and permissions, and which assets are still offered. */
  refresh(): Promise<void>;
  /** The prices that these lines show now have been read. */
  acceptPrices(assets: readonly AssetId[]): void;
  addProject(project: NewProject): void;
  /**
   * A budget that is raised or taken away, by a new name of the project too, needs a person's word first: throws
   * `declined` or `cannot-ask` without it.
   */
  changeProject(id: number, project: NewProject): Promise<void>;
  removeProject(id: number): Promise<void>;
  budgetOf(project: string): Budget | null;
  /** The licences of these assets that the group was seen to hold when prices were read. */
  claims(assets: readonly AssetId[]): readonly Claim[];
  /** The true cost of lines of the basket, without what the group holds and is not named in `again`. Spends nothing. */
  offer(lines: OfferedLines, signal?: AbortSignal): Promise<Offer>;
  /** **Spends money**, through `Licensing.confirm`. */
  confirm(confirmation: Confirmation): Promise<readonly Intent[]>;
  downloadAgain(held: readonly Held[]): Promise<void>;
  monthToDate(): Promise<MonthToDate>;
  /** Hears that the account is another, or the same one online or offline. */
  wake(isOnline: boolean): void;
  close(): void;
}

/** Lines of the basket, by their assets. */
export interface OfferedLines {
  readonly assets: readonly AssetId[];
  /** Assets that the group holds and the buyer wants once more. */
  readonly again: readonly AssetId[];
}

export interface BasketOptions extends Pick<CheckoutOptions, 'required'> {
  readonly store: Store;
  readonly client: Pick<
    DepositphotosClient,
    'certificate' | 'itemsStatus' | 'licences' | 'members' | 'usage'
  >;
  readonly licensing: Pick<Licensing, 'quote' | 'confirm' | 'intents' | 'spentSince'>;
  readonly downloads: Pick<Downloads, 'enqueueLicensed'>;
  readonly consent: Consent;
  readonly facts: {
    known(asset: AssetId): Asset | null;
    ask(asset: AssetId): Promise<Asset>;
  };
  readonly buyer: () => Buyer | null;
  /** Name of the project that is worked for; empty for none. */
  readonly project: () => string;
  /** Hears of assets that turned out to be the group's, or not to be. */
  readonly onRights?: (assets: readonly AssetId[]) => void;
  readonly now?: () => number;
}

const NO_SUGGESTIONS: Suggestions = { project: [], client: [], purchaseOrder: [], isbn: [], other: [] };
const NO_STATUS = { inactive: [] } as const;

export function createBasket(options: BasketOptions): Basket {
  const { store, client, licensing, downloads, facts, now = Date.now } = options;
  const lines = createLines(store);
  const memory = createMemory(store);
  const projects = createProjects(store);
  const records = createRecords(store);
  const terms = createTerms({ store, client, now });
  const draft = createDraft({
    lines,
    memory,
    projects: { named: (name) => projects.named(name), current: () => options.project() },
    terms,
    known: (asset) => facts.known(asset),
    now,
  });
  const mayLicense = (id: string) => terms.of(id)?.mayLicense ?? null;
  const checkout = new Checkout({ ...options, lines, memory, projects, records, mayLicense, now });
  const feed = createFeed<BasketState>((_, next) => next);

  const buyer = (): Buyer => {
    const found = options.buyer();
    if (found === null) throw new StockroomError('signed-out');
    return found;
  };
  const account = (): string => buyer().accountId;

  const quote = async (assets: readonly AssetId[], signal?: AbortSignal): Promise<Quote> => {
    const id = account();
    const priced = await checkout.quote(id, assets, signal);
    const seen = new Map(priced.lines.map(({ order, owned }) => [order.assetId, owned]));
    const news = store.transaction(() => memory.keepSeen(id, seen));
    if (news.length > 0) options.onRights?.(news);
    return priced;
  };

  const state = (): BasketState => {
    const id = options.buyer()?.accountId;
    const shared = { projects: projects.all() };
    if (id === undefined) {
      return { ...shared, lines: [], terms: null, suggestions: NO_SUGGESTIONS, purchases: [] };
    }
    return {
      ...shared,
      lines: lines.all(id),
      terms: terms.of(id),
      suggestions: memory.suggestions(id),
      purchases: records.latest(id),
    };
  };
  /** Does it in one commit, and tells every window. */
  const change = <T>(work: () => T): T => {
    const result = store.transaction(work);
    feed.publish(state());
    return result;
  };

  /** `next` is what the project becomes; `null`: it goes. */
  const assertAgreed = async (id: number, next: NewProject | null): Promise<void> => {
    const now = projects.all().find((project) => project.id === id);
    if (now === undefined) return;
    // Spending is counted by the project's name: a new name has spent nothing.
    const to = next === null || projects.named(next.name)?.id !== id ? null : next.stopAt;
    if (!isLoosened(now.stopAt, to)) return;
    await options.consent.need({ kind: 'budget', project: now.name, from: now.stopAt, to });
  };

  const refresh = async (): Promise<void> => {
    const { accountId: id, userId } = buyer();
    await terms.refresh(id, userId);
    const reviewed = lines.all(id).map(({ asset }) => asset.id);
    // Only some services tell [seen]; one that does not refuses the order, and nothing is charged.
    const asked =
      reviewed.length === 0
        ? NO_STATUS
        : await client.itemsStatus(reviewed).catch(overlooked('basket.items-status', NO_STATUS));
    change(() => draft.review(id, reviewed, new Set(asked.inactive)));
  };

  const learn = async (id: string, asset: AssetId): Promise<void> => {
    try {
      const known = await facts.ask(asset);
      change(() => draft.learn(id, known));
    } catch (error) {
      if (isFailureCode(error, 'not-found')) change(() => draft.review(id, [asset], new Set([asset])));
    }
  };

  return {
    state,
    watch: (signal) => feed.watch(state(), signal),
    add: async (assets) => {
      const id = account();
      const unknown = change(() => draft.add(id, assets));
      if (terms.of(id) === null) void refresh().catch(overlooked('basket.refresh'));
      for (const asset of unknown) await learn(id, asset);
    },
    edit: (assets, how) => change(() => draft.edit(account(), assets, how)),
    remove: (assets) => change(() => lines.remove(account(), assets)),
    putBack: (batchId, assets) =>
      change(() => {
        const back = records.lines(batchId).filter(({ asset }) => assets.includes(asset.id));
        for (const line of back) lines.insert(account(), line);
      }),
    refresh,
    acceptPrices: (assets) => change(() => draft.acceptPrices(account(), assets)),
    addProject: (project) => change(() => projects.add(project)),
    changeProject: async (id, project) => {
      await assertAgreed(id, project);
      change(() => projects.change(id, project));
    },
    removeProject: async (id) => {
      await assertAgreed(id, null);
      change(() => projects.remove(id));
    },
    budgetOf: (name) => {
      const project = projects.named(name);
      return project === null ? null : { warnAt: project.warnAt, stopAt: project.stopAt };
    },
    claims: (assets) => {
      const id = options.buyer()?.accountId;
      return id === undefined ? [] : memory.claims(id, assets);
    },
    offer: async ({ assets, again }, signal) => {
      const wanted = { again: new Set(again), larger: false };
      return offerOf(
        await quote(assets, signal),
        (line) => line.problem !== null || isHeldEnough(line, wanted),
        (rest) =>
          quote(
            rest.map(({ order }) => order.assetId),
            signal,
          ),
      );
    },
    confirm: (confirmation) => checkout.confirm(buyer(), confirmation).finally(() => change(() => {})),
    downloadAgain: (held) => downloadAgain(held, { client, downloads }),
    monthToDate: () => monthToDate({ client, licensing, now }),
    wake: (isOnline) => {
      const id = options.buyer()?.accountId;
      change(() => id !== undefined && checkout.settle(id));
      if (id !== undefined && isOnline) void refresh().catch(overlooked('basket.refresh'));
    },
    close: () => feed.close(),
  };
}
