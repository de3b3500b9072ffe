import { createRouterClient, implement } from '@orpc/server';
import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { createPage } from '../../src/renderer/shell/create-page.ts';
import type { Stores } from '../../src/renderer/state/registry/store.ts';
import { StoresContext } from '../../src/renderer/state/registry/store.ts';
import { Line } from '../../src/renderer/bridge/index.ts';
import { contract } from '../../src/shared/contract/index.ts';
import type {
  BatchesEvent,
  Bridge,
  DownloadsEvent,
  DraggableFile,
  LibraryEvent,
  RejectedProject,
  RejectionsEvent,
  SearchesState,
} from '../../src/shared/contract/index.ts';
import type { AccountState, Credentials } from '../../src/shared/model/account.ts';
import type { Asset, AssetDetails } from '../../src/shared/model/asset.ts';
import type { BasketState } from '../../src/shared/model/basket.ts';
import type { BatchPlan, BatchSummary, BatchVerb } from '../../src/shared/model/batch.ts';
import type { CompRequest } from '../../src/shared/model/download.ts';
import type { PageTarget } from '../../src/shared/model/deep-link.ts';
import { StockroomError } from '../../src/shared/model/failure.ts';
import type { FailureCode } from '../../src/shared/model/failure.ts';
import type { HeldLicence, LicencesState } from '../../src/shared/model/held-licence.ts';
import { instant } from '../../src/shared/model/instant.ts';
import type { AssetId, JobId } from '../../src/shared/model/ids.ts';
import type { Intent, IntentsEvent } from '../../src/shared/model/intent.ts';
import type { Quote } from '../../src/shared/model/quote.ts';
import type { People } from '../../src/shared/model/member.ts';
import type { FolderState, ScanReport, UntrackedFile } from '../../src/shared/model/library-folder.ts';
import type { Backup, StorageState, Usage } from '../../src/shared/model/storage.ts';
import type { Swap } from '../../src/shared/model/swap.ts';
import type { AssetRight, LibraryFile } from '../../src/shared/model/library.ts';
import type { LibraryRecord } from '../../src/shared/model/record.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/model/settings.ts';
import type { Settings } from '../../src/shared/model/settings.ts';
import { shelves } from './shelves.ts';

const NO_LICENCES: LicencesState = {
  syncing: false,
  progress: null,
  asOf: null,
  complete: false,
  count: 0,
  unreadable: 0,
  failure: null,
  revision: 0,
};

// React asks for this wherever `act` is used.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What the main process knows and does in a test. Change it, then tell the page with an event. */
export interface World {
  settings: Settings;
  account: AccountState;
  signIn: (credentials: Credentials) => FailureCode | null | Promise<FailureCode | null>;
  results: readonly Asset[];
  related: readonly Asset[];
  rights: readonly AssetRight[];
  files: readonly LibraryFile[];
  /** Licences of the group, whatever is asked for. */
  held: readonly HeldLicence[];
  /** Full names of the group's people, by user name. */
  people: People;
  /** Projects of rejections and of licences. */
  knownProjects: { readonly rejected: readonly RejectedProject[]; readonly licensed: readonly string[] };
  fetchAgain: (assets: readonly AssetId[]) => { readonly files: number };
  /** What the library has of any asset. */
  record: LibraryRecord | null;
  /** What a person has said of orders, and what comes of it. */
  decided: unknown[];
  decide: () => Intent | FailureCode;
  revealed: { readonly shown: boolean; readonly path: string };
  readonly enqueued: CompRequest[];
  plan: BatchPlan;
  batch: BatchSummary;
  readonly started: string[];
  readonly acted: BatchVerb[];
  /** Moves in the queue, with how many jobs. */
  readonly moved: string[];
  keepsPasswords: boolean;
  /** How often the page said that the network is back. */
  noticedOnline: number;
  /** Files from elsewhere in the library folder. */
  untracked: readonly UntrackedFile[];
  /** Files that can be dragged out. */
  draggable: readonly DraggableFile[];
  /** As on the desktop. */
  copiesFiles: boolean;
  /** Files that were put on the clipboard, call by call. */
  readonly copied: (readonly number[])[];
  /** In the order they were made. */
  readonly basketCalls: Readonly<Record<string, unknown>>[];
  basket: BasketState;
  quote: (assets: readonly AssetId[]) => Quote;
  readonly confirmed: Readonly<Record<string, unknown>>[];
  /** Orders that were confirmed once more. */
  readonly confirmedAgain: string[];
  confirm: () => FailureCode | readonly Intent[];
  backups: readonly Backup[];
}

/** A stream of events whose other end the test holds. */
function channel<Event>(first?: () => Event) {
  const listeners = new Set<(event: Event) => void>();
  async function* watch(signal?: AbortSignal): AsyncGenerator<Event, void, void> {
    const queue = first === undefined ? [] : [first()];
    let wake = () => {};
    const push = (event: Event) => {
      queue.push(event);
      wake();
    };
    listeners.add(push);
    signal?.addEventListener('abort', () => wake());
    while (signal?.aborted !== true) {
      for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const tell = (event: Event) => {
    for (const push of listeners) push(event);
  };
  return { watch, tell };
}

export interface Page {
  readonly stores: Stores;
  readonly world: World;
  readonly body: HTMLElement;
  readonly tell: {
    readonly account: (state: AccountState) => Promise<void>;
    readonly basket: (state: BasketState) => Promise<void>;
    readonly batches: (event: BatchesEvent) => Promise<void>;
    readonly purchases: (event: IntentsEvent) => Promise<void>;
    readonly downloads: (event: DownloadsEvent) => Promise<void>;
    readonly library: (event: LibraryEvent) => Promise<void>;
    /** Something outside asks the page to go somewhere. */
    readonly target: (target: PageTarget) => Promise<void>;
  };
}

const QUIET_FOLDER: FolderState = {
  folder: '/home/someone/Stockroom',
  isConnected: true,
  watching: 'watching',
  isScanning: false,
  scannedAt: null,
  files: { here: 0, missing: 0, changed: 0, 'not-connected': 0 },
  untracked: 0,
  added: 0,
};
const NOTHING_STORED: Usage = {
  library: [],
  kept: { files: 0, bytes: 0 },
  previews: { files: 0, bytes: 0 },
  database: 0,
  free: null,
};
const NO_CHANGE: ScanReport = {
  files: 0,
  hashed: 0,
  moved: 0,
  missing: 0,
  changed: 0,
  back: 0,
  notConnected: 0,
  untracked: 0,
};

/** The real stores and screens on a real oRPC router, with a made-up world behind it. */
export async function openPage(screen: ReactNode, start: Partial<World> = {}): Promise<Page> {
  const world: World = {
    settings: { ...DEFAULT_SETTINGS, libraryFolder: '/home/someone/Stockroom' },
    account: { status: 'signed-out', reason: null, secretStore: 'keychain', lastUser: '' },
    signIn: () => null,
    results: [],
    related: [],
    rights: [],
    files: [],
    held: [],
    people: {},
    knownProjects: { rejected: [], licensed: [] },
    fetchAgain: () => ({ files: 0 }),
    record: null,
    decided: [],
    decide: () => 'invalid',
    revealed: { shown: true, path: '' },
    enqueued: [],
    plan: { files: 2, here: 1, unseen: 0, bytes: 3_000_000, freeBytes: 9_000_000_000, problems: [] },
    batch: aBatch(),
    started: [],
    acted: [],
    moved: [],
    keepsPasswords: true,
    noticedOnline: 0,
    untracked: [],
    draggable: [],
    copied: [],
    copiesFiles: false,
    basketCalls: [],
    basket: EMPTY_BASKET,
    quote: () => {
      throw new Error('nothing is to be priced in this test');
    },
    confirmed: [],
    confirmedAgain: [],
    confirm: () => [],
    backups: [],
    ...start,
  };
  const account = channel(() => world.account);
  const downloads = channel<DownloadsEvent>(() => ({ kind: 'snapshot', jobs: [] }));
  const batches = channel<BatchesEvent>(() => ({ kind: 'snapshot', batches: [] }));
  const basket = channel(() => world.basket);
  const purchases = channel<IntentsEvent>(() => ({ kind: 'snapshot', intents: [] }));
  const library = channel<LibraryEvent>(() => ({ changed: [] }));
  const targets = channel<PageTarget>();
  const rejections = channel<RejectionsEvent>(() => ({ changes: [] }));
  const licences = channel<LicencesState>(() => ({ ...NO_LICENCES, asOf: instant(1) }));
  const searches = channel<SearchesState>(() => ({ recent: [], saved: [] }));
  const folder = channel<FolderState>(() => ({
    ...QUIET_FOLDER,
    added: world.untracked.filter(({ isImported }) => isImported).length,
  }));
  const storage = channel<StorageState>(() => ({
    move: null,
    moveResult: '',
    damage: null,
    isRestoreWaiting: false,
  }));
  const swaps = channel<readonly Swap[]>(() => []);
  const settings = channel(() => world.settings);
  const os = implement(contract);
  const refuse = (
    code: FailureCode,
    errors: { FAILURE: (options: { data: StockroomError['failure'] }) => Error },
  ) => errors.FAILURE({ data: new StockroomError(code).failure });

  const bridge: Bridge = createRouterClient(
    os.router({
      ...shelves,
      support: { saveReport: os.support.saveReport.handler(async function* () {}) },
      drag: {
        ...shelves.drag,
        prepare: os.drag.prepare.handler(({ input }) => ({
          files: world.draggable.filter((file) => input.assetIds.includes(file.assetId)),
          missing: input.assetIds.filter((id) => !world.draggable.some((file) => file.assetId === id)),
        })),
      },
      listing: {
        ...shelves.listing,
        record: os.listing.record.handler(() => world.record),
        fetchAgain: os.listing.fetchAgain.handler(({ input }) => world.fetchAgain(input.assetIds)),
        copyFiles: os.listing.copyFiles.handler(({ input: { fileIds } }) => {
          world.copied.push(fileIds);
          return { copied: true, comps: fileIds.length - 1 };
        }),
      },
      account: {
        watch: os.account.watch.handler(({ signal }) => account.watch(signal)),
        signIn: os.account.signIn.handler(async ({ input, errors }) => {
          const code = await world.signIn(input);
          if (code !== null) throw refuse(code, errors);
          return { remembered: world.keepsPasswords };
        }),
        signOut: os.account.signOut.handler(() => {}),
        startDemo: os.account.startDemo.handler(() => {}),
        leaveDemo: os.account.leaveDemo.handler(() => {}),
      },
      basket: {
        watch: os.basket.watch.handler(({ signal }) => basket.watch(signal)),
        add: os.basket.add.handler(({ input }) => {
          world.basketCalls.push({ add: input.assetIds });
        }),
        edit: os.basket.edit.handler(({ input }) => {
          world.basketCalls.push({ edit: input.assetIds, ...input.change });
        }),
        remove: os.basket.remove.handler(({ input }) => {
          world.basketCalls.push({ remove: input.assetIds });
        }),
        putBack: os.basket.putBack.handler(({ input }) => {
          world.basketCalls.push({ putBack: input.assetIds });
        }),
        refresh: os.basket.refresh.handler(() => {}),
        acceptPrices: os.basket.acceptPrices.handler(({ input }) => {
          world.basketCalls.push({ acceptPrices: input.assetIds });
        }),
        addProject: os.basket.addProject.handler(() => {}),
        changeProject: os.basket.changeProject.handler(() => {}),
        removeProject: os.basket.removeProject.handler(() => {}),
      },
      batches: {
        plan: os.batches.plan.handler(() => world.plan),
        start: os.batches.start.handler(({ input }) => {
          world.started.push(input.name);
          return world.batch;
        }),
        report: os.batches.report.handler(() => []),
        act: os.batches.act.handler(({ input }) => {
          world.acted.push(input.verb);
        }),
        watch: os.batches.watch.handler(({ signal }) => batches.watch(signal)),
      },
      rejections: {
        list: os.rejections.list.handler(() => []),
        projects: os.rejections.projects.handler(() => world.knownProjects.rejected),
        set: os.rejections.set.handler(() => {}),
        watch: os.rejections.watch.handler(({ signal }) => rejections.watch(signal)),
      },
      cache: {
        usage: os.cache.usage.handler(() => ({ previews: 0 })),
        clear: os.cache.clear.handler(() => ({ previews: 0 })),
      },
      catalog: {
        search: os.catalog.search.handler(({ input }) => ({
          total: world.results.length,
          offset: input.offset,
          assets: world.results,
          hash: null,
        })),
        asset: os.catalog.asset.handler(({ input, errors }) => {
          const asset = world.results.find(({ id }) => id === input.id);
          if (asset === undefined) throw refuse('not-found', errors);
          return detailsOf(asset);
        }),
        categories: os.catalog.categories.handler(() => []),
        hints: os.catalog.hints.handler(() => []),
      },
      downloads: {
        enqueueComps: os.downloads.enqueueComps.handler(({ input }) => {
          world.enqueued.push(...input.items);
          return { jobIds: input.items.map(() => crypto.randomUUID() as JobId) };
        }),
        watch: os.downloads.watch.handler(({ signal }) => downloads.watch(signal)),
        pause: os.downloads.pause.handler(() => {}),
        resume: os.downloads.resume.handler(() => {}),
        cancel: os.downloads.cancel.handler(() => {}),
        prioritise: os.downloads.prioritise.handler(() => {}),
        moveUp: os.downloads.moveUp.handler(({ input }) => {
          world.moved.push(`up ${input.jobIds.length}`);
        }),
        moveDown: os.downloads.moveDown.handler(({ input }) => {
          world.moved.push(`down ${input.jobIds.length}`);
        }),
        postpone: os.downloads.postpone.handler(() => {}),
        history: os.downloads.history.handler(() => []),
        retry: os.downloads.retry.handler(() => {}),
      },
      layouts: {
        check: os.layouts.check.handler(async function* () {}),
        receive: os.layouts.receive.handler(async function* () {}),
      },
      licences: {
        watch: os.licences.watch.handler(({ signal }) => licences.watch(signal)),
        sync: os.licences.sync.handler(() => NO_LICENCES),
        found: os.licences.found.handler(() => ({ count: 0, sums: [], unpriced: 0, marks: [] })),
        rows: os.licences.rows.handler(() => []),
        transactions: os.licences.transactions.handler(() => []),
        choices: os.licences.choices.handler(() => ({
          people: [],
          projects: world.knownProjects.licensed,
          licences: [],
        })),
        people: os.licences.people.handler(() => world.people),
        ofAsset: os.licences.ofAsset.handler(() => world.held),
        details: os.licences.details.handler(({ errors }) => {
          throw refuse('not-found', errors);
        }),
        downloadAgain: os.licences.downloadAgain.handler(() => ({ queued: 0, failed: 0, failure: null })),
        saveCertificate: os.licences.saveCertificate.handler(async function* () {}),
        saveCsv: os.licences.saveCsv.handler(async function* () {}),
      },
      storage: {
        usage: os.storage.usage.handler(() => NOTHING_STORED),
        watch: os.storage.watch.handler(({ signal }) => storage.watch(signal)),
        chooseFolder: os.storage.chooseFolder.handler(() => ({ hasDialog: false, folder: null })),
        setFolder: os.storage.setFolder.handler(({ input }) => input),
        move: os.storage.move.handler(() => {}),
        cancelMove: os.storage.cancelMove.handler(() => {}),
        backUp: os.storage.backUp.handler(() => ({ name: 'a', bytes: 1, at: instant(0) })),
        backups: os.storage.backups.handler(() => world.backups),
        showBackup: os.storage.showBackup.handler(() => ({ shown: true, path: '' })),
        restore: os.storage.restore.handler(() => {}),
      },
      swaps: {
        plan: os.swaps.plan.handler(({ input }) => ({
          kind: 'refused' as const,
          fileId: input.fileId,
          reason: 'no-licensed-file' as const,
        })),
        swap: os.swaps.swap.handler(({ errors }) => {
          throw refuse('invalid', errors);
        }),
        undo: os.swaps.undo.handler(() => {}),
        watch: os.swaps.watch.handler(({ signal }) => swaps.watch(signal)),
      },
      folder: {
        watch: os.folder.watch.handler(({ signal }) => folder.watch(signal)),
        scanAgain: os.folder.scanAgain.handler(() => NO_CHANGE),
        untracked: os.folder.untracked.handler(() => world.untracked),
        adopt: os.folder.adopt.handler(() => {}),
      },
      library: {
        rights: os.library.rights.handler(() => world.rights.map((one) => ({ ...one, version: null }))),
        files: os.library.files.handler(() => world.files),
        reveal: os.library.reveal.handler(() => world.revealed),
        verify: os.library.verify.handler(async function* ({ input }) {
          const files = input?.assetIds.length ?? world.files.length;
          yield { files, totalFiles: files, bytes: 0, totalBytes: 0, problems: [], over: true };
        }),
        watch: os.library.watch.handler(({ signal }) => library.watch(signal)),
      },
      purchases: {
        offer: os.purchases.offer.handler(({ input: { assetIds, again } }) => {
          const whole = world.quote(assetIds);
          const left = whole.lines.filter(
            ({ order, owned, problem }) =>
              problem === null && (owned.length === 0 || again.includes(order.assetId)),
          );
          if (left.length === whole.lines.length) return { whole, quote: whole };
          const rest = left.map(({ order }) => order.assetId);
          return { whole, quote: rest.length === 0 ? null : world.quote(rest) };
        }),
        confirm: os.purchases.confirm.handler(({ input, errors }) => {
          world.confirmed.push(input);
          const bought = world.confirm();
          if (typeof bought === 'string') throw refuse(bought, errors);
          return bought;
        }),
        watch: os.purchases.watch.handler(({ signal }) => purchases.watch(signal)),
        decide: os.purchases.decide.handler(({ input, errors }) => {
          world.decided.push(input);
          const settled = world.decide();
          if (typeof settled === 'string') throw refuse(settled, errors);
          return settled;
        }),
        confirmAgain: os.purchases.confirmAgain.handler(({ input }) => {
          world.confirmedAgain.push(...input.intentIds);
          return [];
        }),
        withdraw: os.purchases.withdraw.handler(() => {}),
        downloadAgain: os.purchases.downloadAgain.handler(({ input }) => {
          world.basketCalls.push({ downloadAgain: input.held });
        }),
        monthToDate: os.purchases.monthToDate.handler(() => ({ licences: 12, spent: '34.5' })),
        problem: os.purchases.problem.handler(() => null),
      },
      searches: {
        watch: os.searches.watch.handler(({ signal }) => searches.watch(signal)),
        history: os.searches.history.handler(() => []),
        forget: os.searches.forget.handler(() => {}),
        clearHistory: os.searches.clearHistory.handler(() => {}),
        save: os.searches.save.handler(() => {}),
        remove: os.searches.remove.handler(() => {}),
        open: os.searches.open.handler(() => {}),
        check: os.searches.check.handler(() => {}),
        lastPlace: os.searches.lastPlace.handler(() => ({ address: null, spot: null })),
        keepPlace: os.searches.keepPlace.handler(() => {}),
      },
      rights: { write: os.rights.write.handler(() => []) },
      related: {
        alike: os.related.alike.handler(() => []),
        find: os.related.find.handler(({ input }) => ({
          total: world.related.length,
          offset: input.offset,
          assets: input.relation === 'look' ? [] : world.related,
          hash: null,
        })),
      },
      settings: {
        watch: os.settings.watch.handler(({ signal }) => settings.watch(signal)),
        update: os.settings.update.handler(({ input }) => {
          world.settings = { ...world.settings, ...input };
          settings.tell(world.settings);
          return world.settings;
        }),
      },
      system: {
        links: os.system.links.handler(({ signal }) => targets.watch(signal)),
        noteOnline: os.system.noteOnline.handler(() => {
          world.noticedOnline += 1;
        }),
        info: os.system.info.handler(() => ({
          version: '0.0.0',
          host: 'web' as const,
          platform: 'linux',
          apiHost: 'api.example',
          copiesFiles: world.copiesFiles,
          opensWith: false,
          demo: false,
          notices: [],
        })),
      },
    }),
  );

  const line = new Line();
  const stop = new AbortController();
  const stores = createPage({ bridge, line }, window, stop.signal);
  line.connected({ call: () => new Promise(() => {}) });

  const body = document.createElement('div');
  document.body.append(body);
  const root = createRoot(body);
  onTestFinished(async () => {
    stop.abort();
    await act(async () => root.unmount());
    body.remove();
  });
  await act(async () => root.render(<StoresContext value={stores}>{screen}</StoresContext>));
  await settle();
  const told =
    <Event,>(tell: (event: Event) => void) =>
    async (event: Event) => {
      await act(async () => tell(event));
      await settle();
    };
  return {
    stores,
    world,
    body,
    tell: {
      account: told(account.tell),
      basket: told(basket.tell),
      batches: told(batches.tell),
      purchases: told(purchases.tell),
      downloads: told(downloads.tell),
      library: told(library.tell),
      target: told(targets.tell),
    },
  };
}

export const EMPTY_BASKET: BasketState = {
  lines: [],
  terms: null,
  projects: [],
  suggestions: { project: [], client: [], purchaseOrder: [], isbn: [], other: [] },
  purchases: [],
};

export function aBatch(change: Partial<BatchSummary> = {}): BatchSummary {
  return {
    id: '6f0f3a52-6f5e-4b8f-9b0a-2d5c1d7a9e11',
    name: 'Spring campaign',
    createdAt: instant(1_800_000_000_000),
    finishedAt: null,
    paused: false,
    holding: null,
    counts: { waiting: 1, queued: 2, done: 3, skipped: 1, failed: 0, repeated: 0, unreadable: 0 },
    ...change,
  };
}

function detailsOf(asset: Asset): AssetDetails {
  return {
    ...asset,
    tags: ['lake', 'mountain'],
    categories: [],
    sizes: [],
    similar: [],
    series: [],
    sameModel: [],
    modelReleases: 0,
    views: null,
    downloads: null,
  };
}

/** Lets streams, calls and frames run until nothing more is due. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/** The element with this role and accessible text; fails when there is none. */
export function find(within: ParentNode, selector: string, text?: string): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>(selector)].find(
    (element) =>
      text === undefined ||
      element.textContent.trim() === text ||
      element.getAttribute('aria-label') === text,
  );
  if (found === undefined)
    throw new Error(`There is no ${selector} “${text ?? ''}” in:\n${document.body.textContent}`);
  return found;
}

export async function click(element: HTMLElement): Promise<void> {
  await act(async () => element.click());
  await settle();
}

/** Types into an uncontrolled or controlled field, as a user would. */
export async function type(field: HTMLElement, value: string): Promise<void> {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  if (!(field instanceof kind)) throw new Error('not a field');
  await act(async () => {
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Presses a key where the focus is. */
export async function press(key: string, options: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }),
    );
  });
  await settle();
}
