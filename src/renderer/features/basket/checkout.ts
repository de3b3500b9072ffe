import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { OwnedLicence, Quote } from '../../../shared/model/quote.ts';
import { isAborted, toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { defineStore, hookOf } from '../../state/registry/store.ts';

export interface CheckoutState {
  /** What was asked for. */
  readonly assets: readonly AssetId[];
  /** The quote of the lines that can be bought: without assets that the group owns and the user does not license again. */
  readonly quote: Quote | null;
  /** What the group holds, by asset; as far as it was asked. */
  readonly owned: ReadonlyMap<AssetId, readonly OwnedLicence[]>;
  /** Owned assets that the user wants to license once more. */
  readonly again: ReadonlySet<AssetId>;
  readonly asking: boolean;
  /** Why it could not be read. */
  readonly failure: Failure | null;
  /** Why the last confirmation bought nothing. */
  readonly refused: Failure | null;
}

/** The true cost of what is in the basket, asked for whenever it changes. Spends nothing. */
export interface Checkout {
  readonly store: StoreApi<CheckoutState>;
  /** Asks after a short rest, so that many changes are one question. */
  ask(assets: readonly AssetId[]): void;
  /** Asks now; after a confirmation that was refused, it says why. */
  askAgain(refused?: Failure): void;
  setAgain(asset: AssetId, again: boolean): void;
  /** Nothing is to be bought now. */
  clear(): void;
}

/** Milliseconds without a change before the service is asked. */
const REST = 250;

export function createCheckout(bridge: Pick<Bridge['purchases'], 'offer'>): Checkout {
  const store = createStore<CheckoutState>(() => BLANK);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = new AbortController();

  const run = async (): Promise<void> => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const { assets, again } = store.getState();
    store.setState({ quote: null, asking: true, failure: null });
    try {
      const asked = { assetIds: [...assets], again: assets.filter((asset) => again.has(asset)) };
      const { whole, quote } = await bridge.offer(asked, { signal });
      const owned = new Map(whole.lines.map((line) => [line.order.assetId, line.owned]));
      if (!signal.aborted) store.setState({ quote, owned, asking: false });
    } catch (error) {
      const failure = toFailure(error);
      if (signal.aborted || isAborted(failure)) return;
      store.setState({ quote: null, failure, asking: false });
    }
  };

  const later = (): void => {
    clearTimeout(timer);
    stop.abort();
    timer = setTimeout(() => void run(), REST);
  };

  return {
    store,
    ask: (assets) => {
      if (assets.length === 0) {
        clearTimeout(timer);
        stop.abort();
        store.setState({ assets, quote: null, asking: false, failure: null });
        return;
      }
      // What was read does not hold any more: the user must not confirm it while the new answer is on its way.
      store.setState({ assets, quote: null, asking: true, failure: null, refused: null });
      later();
    },
    askAgain: (refused) => {
      store.setState({ refused: refused ?? null });
      if (store.getState().assets.length > 0) void run();
    },
    setAgain: (asset, wanted) => {
      const again = new Set(store.getState().again);
      if (wanted) again.add(asset);
      else again.delete(asset);
      store.setState({ again, quote: null, asking: true });
      later();
    },
    clear: () => {
      clearTimeout(timer);
      stop.abort();
      store.setState(BLANK, true);
    },
  };
}

const BLANK: CheckoutState = {
  assets: [],
  quote: null,
  owned: new Map(),
  again: new Set(),
  asking: false,
  failure: null,
  refused: null,
};

/** The quote that the user is asked to confirm. */
export const checkoutStore = defineStore('checkout', { bridge: bridgeStore }, ({ bridge }) =>
  createCheckout(bridge.purchases),
);
export const useCheckout = hookOf(checkoutStore);
