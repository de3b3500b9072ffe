import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DropId } from '../../shared/model/drop.ts';
import { isGivenPath } from '../../shared/model/given-path.ts';
import type { GivenPath } from '../../shared/model/given-path.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type {
  LayoutCheckEvent,
  LayoutItem,
  LayoutPhase,
  LayoutProblem,
  LayoutSummary,
} from '../../shared/model/layout-check.ts';
import { toFailure, sendFile } from '../bridge/index.ts';
import type { Dropped } from './dropped.ts';
import { sendDropped, sizeOf } from './send-dropped.ts';
import type { SendFile } from './send-dropped.ts';
import { bridgeStore, signalStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** A file or folder by its path (given, or typed), or one that the browser has to send. */
export type CheckTarget =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'dropped'; readonly dropped: Dropped };

/** One check at a time; its result stays until the next. */
export type LayoutCheckState =
  | { readonly status: 'idle' }
  /** A dropped folder is looked through. */
  | { readonly status: 'listing'; readonly target: CheckTarget; readonly files: number }
  /** Its files are sent. Bytes. */
  | {
      readonly status: 'sending';
      readonly target: CheckTarget;
      readonly files: number;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly status: 'running';
      readonly target: CheckTarget;
      readonly phase: LayoutPhase;
      readonly done: number;
      readonly total: number | null;
    }
  | {
      readonly status: 'done';
      readonly target: CheckTarget;
      readonly items: readonly LayoutItem[];
      readonly problems: readonly LayoutProblem[];
      readonly summary: LayoutSummary;
    }
  | { readonly status: 'failed'; readonly target: CheckTarget; readonly failure: Failure };

export interface LayoutCheck {
  readonly store: StoreApi<LayoutCheckState>;
  /** Begins anew; what was running is stopped. */
  start(target: CheckTarget): Promise<void>;
  stop(): void;
}

export interface LayoutCheckOptions {
  readonly open: (
    what: { readonly path: GivenPath } | { readonly typed: string } | { readonly drop: DropId },
    signal: AbortSignal,
  ) => Promise<AsyncIterable<LayoutCheckEvent>>;
  /** A place for dropped files, for as long as the signal does not abort. */
  readonly receive: (signal: AbortSignal) => Promise<AsyncIterable<{ readonly drop: DropId }>>;
  readonly send: SendFile;
  /** Of the page. */
  readonly signal: AbortSignal;
}

/** A list of numbers that runs is read four times a second. Milliseconds. */
const SPACING = 250;

export function createLayoutCheck(options: LayoutCheckOptions): LayoutCheck {
  const store = createStore<LayoutCheckState>(() => ({ status: 'idle' }));
  let current: AbortController | null = null;

  const start = async (target: CheckTarget) => {
    current?.abort();
    const own = new AbortController();
    current = own;
    const signal = AbortSignal.any([own.signal, options.signal]);
    const set = (state: LayoutCheckState) => {
      if (current === own) store.setState(state, true);
    };
    try {
      if (target.kind === 'path')
        await follow(
          target,
          isGivenPath(target.path) ? { path: target.path } : { typed: target.path },
          [],
          set,
          signal,
        );
      else await checkDropped(target, target.dropped, set, signal);
    } catch (error) {
      if (own.signal.aborted) set({ status: 'idle' });
      else set({ status: 'failed', target, failure: toFailure(error) });
    }
    // The place of a drop is given back, and the files in it go.
    own.abort();
  };

  const checkDropped = async (
    target: CheckTarget,
    dropped: Dropped,
    set: (state: LayoutCheckState) => void,
    signal: AbortSignal,
  ) => {
    const due = pace();
    set({ status: 'listing', target, files: 0 });
    const files = await dropped.list((found) => {
      if (due()) set({ status: 'listing', target, files: found });
    }, signal);
    const total = sizeOf(files);
    const sending = (done: number) => set({ status: 'sending', target, files: files.length, done, total });
    sending(0);
    for await (const { drop } of await options.receive(signal)) {
      const onSent = (bytes: number) => {
        if (due()) sending(bytes);
      };
      const problems = await sendDropped(files, { drop, send: options.send, onSent, signal });
      await follow(target, { drop }, problems, set, signal);
      return;
    }
  };

  const follow = async (
    target: CheckTarget,
    what: Parameters<LayoutCheckOptions['open']>[0],
    unsent: readonly LayoutProblem[],
    set: (state: LayoutCheckState) => void,
    signal: AbortSignal,
  ) => {
    set({ status: 'running', target, phase: 'reading', done: 0, total: null });
    const items: LayoutItem[] = [];
    const problems = [...unsent];
    for await (const event of await options.open(what, signal)) {
      switch (event.kind) {
        case 'progress':
          set({ status: 'running', target, phase: event.phase, done: event.done, total: event.total });
          break;
        case 'items':
          items.push(...event.items);
          break;
        case 'problems':
          problems.push(...event.problems);
          break;
        case 'over': {
          const summary = { ...event.summary, problems: event.summary.problems + unsent.length };
          set({ status: 'done', target, items, problems, summary });
          return;
        }
      }
    }
    set({ status: 'idle' });
  };

  return {
    store,
    start,
    stop: () => {
      current?.abort();
      current = null;
      store.setState({ status: 'idle' }, true);
    },
  };
}

function pace(): () => boolean {
  let told = performance.now();
  return () => {
    if (performance.now() - told < SPACING) return false;
    told = performance.now();
    return true;
  };
}

/** The check of a layout. */
export const layoutCheckStore = defineStore(
  'layout-check',
  { bridge: bridgeStore, signal: signalStore },
  ({ bridge, signal }) =>
    createLayoutCheck({
      open: (what, stop) => bridge.layouts.check(what, { signal: stop }),
      receive: (stop) => bridge.layouts.receive(undefined, { signal: stop }),
      send: sendFile,
      signal,
    }),
);
export const useLayoutCheck = hookOf(layoutCheckStore);
