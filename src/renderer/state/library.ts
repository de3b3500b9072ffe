import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, LibraryEvent } from '../../shared/contract/index.ts';
import type { Right } from '../../shared/model/download.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { LibraryFile } from '../../shared/model/library.ts';
import { bridgeStore } from './given.ts';
import { streamsStore } from './streams.ts';
import { assetEventsStore } from './asset-events.ts';
import { defineStore, hookOf } from './registry/store.ts';

export interface LibraryState {
  /** What this computer holds of the assets that were asked about. */
  readonly rights: ReadonlyMap<AssetId, Right>;
  /** Which picture an asset's own files give; see `AssetInView`. */
  readonly versions: ReadonlyMap<AssetId, string>;
  /** Files of the assets whose files were asked for. */
  readonly files: ReadonlyMap<AssetId, readonly LibraryFile[]>;
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  /** Asks for the rights of assets that came into view. */
  learn(assets: readonly AssetId[]): Promise<void>;
  /** Lets go of assets that no list holds any more. */
  forget(assets: readonly AssetId[]): void;
  /** Asks for the files of one asset and for its right, and keeps them up to date from then on. */
  open(asset: AssetId): Promise<void>;
  onEvent(event: LibraryEvent): void;
}

/** The contract's limit for one question. */
const AT_ONCE = 1000;

export function createLibrary(bridge: Pick<Bridge['library'], 'rights' | 'files'>): Library {
  const store = createStore<LibraryState>(() => ({
    rights: new Map(),
    versions: new Map(),
    files: new Map(),
  }));
  const known = new Set<AssetId>();

  /** A question that fails is asked again with the next event; until then there is no badge, never a wrong one. */
  async function learn(assets: readonly AssetId[]): Promise<void> {
    for (const asset of assets) known.add(asset);
    for (let from = 0; from < assets.length; from += AT_ONCE) {
      const asked = assets.slice(from, from + AT_ONCE);
      const answer = await bridge.rights({ assetIds: [...asked] }).catch(() => null);
      if (answer === null) continue;
      store.setState((state) => {
        const rights = new Map(state.rights);
        const versions = new Map(state.versions);
        for (const asset of asked) {
          rights.delete(asset);
          versions.delete(asset);
        }
        for (const { assetId, right, version } of answer) {
          rights.set(assetId, right);
          if (version !== null) versions.set(assetId, version);
        }
        return { rights, versions };
      });
    }
  }

  async function readFiles(asset: AssetId): Promise<void> {
    const files = await bridge.files({ assetId: asset }).catch(() => null);
    if (files !== null) store.setState((state) => ({ files: new Map(state.files).set(asset, files) }));
  }

  return {
    store,
    learn,
    forget(assets) {
      for (const asset of assets) known.delete(asset);
      const { rights, versions } = store.getState();
      if (!assets.some((asset) => rights.has(asset))) return;
      const kept = { rights: new Map(rights), versions: new Map(versions) };
      for (const asset of assets) {
        kept.rights.delete(asset);
        kept.versions.delete(asset);
      }
      store.setState(kept);
    },
    // An asset may be opened that no list has shown: by a link, from the basket.
    open: async (asset) => void (await Promise.all([readFiles(asset), learn([asset])])),
    onEvent({ changed }) {
      // The first event of a stream names no asset: any may have changed while no stream was open.
      const stale = changed.length === 0 ? [...known] : changed.filter((asset) => known.has(asset));
      if (stale.length > 0) void learn(stale);
      const { files } = store.getState();
      for (const asset of changed.length === 0 ? files.keys() : changed)
        if (files.has(asset)) void readFiles(asset);
    },
  };
}

/** What the library has of the assets in view. */
export const libraryStore = defineStore(
  'library',
  { bridge: bridgeStore, follow: streamsStore, events: assetEventsStore },
  ({ bridge, follow, events }) => {
    const library = createLibrary(bridge.library);
    events.shown.listen((ids) => void library.learn(ids));
    events.dropped.listen(library.forget);
    events.opened.listen((id) => void library.open(id));
    follow(bridge.library.watch, library.onEvent);
    return library;
  },
);
export const useLibrary = hookOf(libraryStore);
