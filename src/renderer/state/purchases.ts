import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { isInDoubt } from '../../shared/model/intent.ts';
import type { Intent, IntentId, IntentNote, IntentsEvent } from '../../shared/model/intent.ts';
import { bridgeStore } from './given.ts';
import { accountStreamsStore } from './account-streams.ts';
import { toastsStore } from './toasts.ts';
import { noteWithName } from '../../shared/model/intent-people.ts';
import { describeNote } from '../../shared/model/intent-text.ts';
import { personName } from '../../shared/model/member.ts';
import { peopleStore } from './people.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** Every open purchase and the latest others, in the order they were confirmed. */
export interface Purchases {
  readonly store: StoreApi<ReadonlyMap<IntentId, Intent>>;
  onEvent(event: IntentsEvent): void;
  /** What a call has just returned, before the stream tells it. */
  learn(intents: readonly Intent[]): void;
  clear(): void;
}

/** `onAlsoLicensed` hears once of each purchase of another person that came in between. */
export function createPurchases(onAlsoLicensed: (note: IntentNote) => void = () => {}): Purchases {
  const store = createStore<ReadonlyMap<IntentId, Intent>>(() => new Map());
  const learn = (intents: readonly Intent[]) =>
    store.setState(new Map([...store.getState(), ...byId(intents)]), true);
  return {
    store,
    onEvent: ({ kind, intents }) => {
      if (kind === 'snapshot') return store.setState(byId(intents), true);
      const before = store.getState();
      learn(intents);
      for (const note of intents.flatMap((intent) => newNotes(intent, before.get(intent.id)))) {
        onAlsoLicensed(note);
      }
    },
    learn,
    clear: () => store.setState(new Map(), true),
  };
}

function newNotes({ notes }: Intent, before: Intent | undefined): readonly IntentNote[] {
  const known = new Set(before?.notes.map((note) => JSON.stringify(note)));
  return notes.filter((note) => note.kind === 'also-licensed' && !known.has(JSON.stringify(note)));
}

function byId(intents: readonly Intent[]): Map<IntentId, Intent> {
  return new Map(intents.map((intent) => [intent.id, intent]));
}

export function ofBatch(intents: ReadonlyMap<IntentId, Intent>, batchId: string): readonly Intent[] {
  return [...intents.values()].filter((intent) => intent.batchId === batchId);
}

/** Purchases that may or may not have been charged; a request that is under way is no news. */
export function doubtful(intents: ReadonlyMap<IntentId, Intent>): readonly Intent[] {
  return [...intents.values()].filter(({ state }) => isInDoubt(state) && state !== 'sending');
}

/** Purchases, as their intents tell. */
export const purchasesStore = defineStore(
  'purchases',
  { bridge: bridgeStore, follow: accountStreamsStore, people: peopleStore, toasts: toastsStore },
  ({ bridge, follow, people, toasts }) => {
    const nameOf = (userName: string) => personName(people.getState(), userName);
    const purchases = createPurchases((note) => toasts.done(describeNote(noteWithName(note, nameOf))));
    follow(bridge.purchases.watch, purchases.onEvent, purchases.clear);
    return purchases;
  },
);
export const usePurchases = hookOf(purchasesStore);
