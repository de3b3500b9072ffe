import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { isInDoubt } from '../../shared/model/intent.ts';
import type { Intent, IntentId, IntentsEvent } from '../../shared/model/intent.ts';

/** Every open purchase and the latest others, in the order they were confirmed. */
export interface Purchases {
  readonly store: StoreApi<ReadonlyMap<IntentId, Intent>>;
  onEvent(event: IntentsEvent): void;
  /** What a call has just returned, before the stream tells it. */
  learn(intents: readonly Intent[]): void;
  clear(): void;
}

export function createPurchases(): Purchases {
  const store = createStore<ReadonlyMap<IntentId, Intent>>(() => new Map());
  const learn = (intents: readonly Intent[]) =>
    store.setState(new Map([...store.getState(), ...byId(intents)]), true);
  return {
    store,
    onEvent: ({ kind, intents }) => {
      if (kind === 'snapshot') store.setState(byId(intents), true);
      else learn(intents);
    },
    learn,
    clear: () => store.setState(new Map(), true),
  };
}

function byId(intents: readonly Intent[]): Map<IntentId, Intent> {
  return new Map(intents.map((intent) => [intent.id, intent]));
}

export function ofBatch(intents: ReadonlyMap<IntentId, Intent>, batchId: string): readonly Intent[] {
  return [...intents.values()].filter((intent) => intent.batchId === batchId);
}

/** Purchases of which nobody can say whether they were charged; a request that is under way is no news. */
export function doubtful(intents: ReadonlyMap<IntentId, Intent>): readonly Intent[] {
  return [...intents.values()].filter(({ state }) => isInDoubt(state) && state !== 'sending');
}
