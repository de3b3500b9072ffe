import { follow } from '../bridge/index.ts';
import { lineStore, signalStore } from './given.ts';
import { defineStore } from './registry/store.ts';

/** A stream of the contract. */
export type Watch<Event> = (
  input: undefined,
  options: { readonly signal: AbortSignal },
) => Promise<AsyncIterable<Event>>;

/** Follows a stream of the main process until the page is left, over every line to it. */
export type FollowStream = <Event>(watch: Watch<Event>, onEvent: (event: Event) => void) => void;

export const streamsStore = defineStore(
  'streams',
  { line: lineStore, signal: signalStore },
  ({ line, signal }): FollowStream =>
    (watch, onEvent) =>
      void follow(line, (stop) => watch(undefined, { signal: stop }), onEvent, signal),
);
