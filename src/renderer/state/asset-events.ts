import type { AssetId } from '../../shared/model/ids.ts';
import { defineStore } from './registry/store.ts';

/** Something that happens to assets, for all who listen. */
interface Topic<Value> {
  tell(value: Value): void;
  listen(listener: (value: Value) => void): void;
}

/** What becomes of assets on the page. Lists and the panel tell it; stores that know more of assets listen. */
export interface AssetEvents {
  /** Assets came into view, in any list. */
  readonly shown: Topic<readonly AssetId[]>;
  /** A list has let go of assets. */
  readonly dropped: Topic<readonly AssetId[]>;
  /** An asset was opened in the panel. */
  readonly opened: Topic<AssetId>;
}

function createTopic<Value>(): Topic<Value> {
  const listeners: ((value: Value) => void)[] = [];
  return {
    tell(value) {
      for (const listener of listeners) listener(value);
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}

export const assetEventsStore = defineStore(
  'asset-events',
  {},
  (): AssetEvents => ({ shown: createTopic(), dropped: createTopic(), opened: createTopic() }),
);
