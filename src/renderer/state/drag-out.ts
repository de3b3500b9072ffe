import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, DragOffer, SystemInfo } from '../../shared/contract/index.ts';
import { filePath } from '../../shared/contract/files.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { toFailure } from '../bridge/index.ts';
import type { Toasts } from './toasts.ts';
import { bridgeStore } from './given.ts';
import { systemStore } from './system.ts';
import { toastsStore } from './toasts.ts';
import { takeCompsStore } from './take-comps.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** What our own drags are known by inside the page. */
export const ASSETS_TYPE = 'application/x-stockroom-assets';
/** The most that one drag carries. */
const MOST = 500;

/** Files on their way out of the window. */
export interface DragOut {
  /** What is being carried: a drop inside our own window is about these, whatever the system makes of the drag. */
  readonly carried: StoreApi<readonly AssetId[] | null>;
  /** The hand is on these and may begin to move. */
  prepare(assets: readonly AssetId[]): void;
  /** From `dragstart`, at once. */
  start(
    event: { readonly dataTransfer: DataTransfer; preventDefault(): void },
    assets: readonly AssetId[],
  ): void;
  end(): void;
  /**
   * Something was dropped on the window: what was carried, if that is it. The system does not tell when its drag has
   * ended in another program, so files that come in later are known by their names not to be ours.
   */
  dropped(files: Iterable<{ readonly name: string }>): readonly AssetId[] | null;
}

interface Options {
  readonly bridge: Bridge['drag'];
  readonly system: StoreApi<SystemInfo | null>;
  readonly toasts: Toasts;
  readonly takeComps: (ids: readonly AssetId[]) => Promise<void>;
}

/** How long an offer is good for: files come and go. Milliseconds. */
const FRESH = 10_000;

interface Prepared {
  readonly key: string;
  readonly at: number;
  readonly coming: Promise<DragOffer>;
  offer: DragOffer | null;
}

export function createDragOut({ bridge, system, toasts, takeComps }: Options): DragOut {
  const carried = createStore<readonly AssetId[] | null>(() => null);
  let prepared: Prepared | null = null;
  let names: ReadonlySet<string> = new Set();

  const prepare = (assets: readonly AssetId[]): Prepared => {
    const wanted = assets.slice(0, MOST);
    const key = wanted.join();
    const at = performance.now();
    if (prepared?.key === key && at - prepared.at < FRESH) return prepared;
    const made: Prepared = { key, at, coming: bridge.prepare({ assetIds: [...wanted] }), offer: null };
    made.coming.then(
      (offer) => {
        made.offer = offer;
      },
      () => {
        if (prepared === made) prepared = null;
      },
    );
    prepared = made;
    return made;
  };

  /** What is not here yet can't be dragged: it is fetched, free of charge, and can be dragged then. */
  const fetchMissing = (offer: DragOffer) => {
    if (offer.files.length > 0 || offer.missing.length === 0) return;
    prepared = null;
    void takeComps(offer.missing);
    toasts.done('Not on this computer yet: a comp is on its way. Drag it when it is ready.');
  };

  return {
    carried,
    prepare: (assets) => void prepare(assets),
    start(event, assets) {
      const { coming, offer } = prepare(assets);
      carried.setState([...assets], true);
      names = namesOf(offer);
      if (system.getState()?.host === 'electron') {
        // The system's own drag, which knows files; it begins as soon as the main process has heard of it.
        event.preventDefault();
        coming
          .then(async (ready) => {
            names = namesOf(ready);
            if (ready.files.length > 0) await bridge.start({ fileIds: ready.files.map(({ id }) => id) });
            else fetchMissing(ready);
          })
          .catch((error: unknown) => toasts.failed(toFailure(error)));
        return;
      }
      const { dataTransfer } = event;
      dataTransfer.effectAllowed = 'copyMove';
      dataTransfer.setData(ASSETS_TYPE, assets.join());
      if (offer === null) return;
      const urls = offer.files.map(({ id }) => new URL(filePath(id), location.href).href);
      const [file, url] = [offer.files[0], urls[0]];
      if (file !== undefined && url !== undefined) {
        dataTransfer.setData('text/uri-list', urls.join('\r\n'));
        // Chromium's own way of dragging a download; it takes one.
        const name = file.name.replaceAll(':', ' ');
        dataTransfer.setData('DownloadURL', `${file.contentType}:${name}:${url}`);
      }
      fetchMissing(offer);
    },
    end: () => carried.setState(null, true),
    dropped(files) {
      const assets = carried.getState();
      carried.setState(null, true);
      return [...files].every(({ name }) => names.has(name.normalize())) ? assets : null;
    },
  };
}

function namesOf(offer: DragOffer | null): ReadonlySet<string> {
  return new Set(offer?.files.map(({ name }) => name.normalize()));
}

/** What is dragged out of the page. */
export const dragOutStore = defineStore(
  'drag-out',
  { bridge: bridgeStore, system: systemStore, toasts: toastsStore, takeComps: takeCompsStore },
  ({ bridge, ...parts }) => createDragOut({ bridge: bridge.drag, ...parts }),
);
export const useDrag = hookOf(dragOutStore);
