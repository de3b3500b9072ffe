/**
 * One event stream with many watchers. A watcher that is slow never makes a queue: what it has not taken yet
 * is merged into one event, so memory stays flat however fast the source is.
 */
export interface Feed<Event> {
  /** False: what is published now reaches no watcher, so an event that costs work need not be made. */
  readonly isWatched: boolean;
  publish(event: Event): void;
  /** Yields `first`, then everything published since, until the signal aborts or the feed closes. */
  watch(first: Event, signal?: AbortSignal): AsyncGenerator<Event, void, void>;
  /** Ends every watcher. */
  close(): void;
}

/** `merge` puts an event that was not taken yet and a newer one into one. */
export function createFeed<Event>(merge: (waiting: Event, next: Event) => Event): Feed<Event> {
  const watchers = new Set<Watcher<Event>>();
  let closed = false;

  return {
    get isWatched() {
      return watchers.size > 0;
    },
    publish: (event) => {
      for (const watcher of watchers) watcher.offer(event, merge);
    },
    watch: (first, signal) => {
      const watcher = new Watcher<Event>(first);
      if (closed || signal?.aborted) watcher.end();
      watchers.add(watcher);
      const stop = () => watcher.end();
      signal?.addEventListener('abort', stop, { once: true });
      return watcher.events(() => {
        watchers.delete(watcher);
        signal?.removeEventListener('abort', stop);
      });
    },
    close: () => {
      closed = true;
      for (const watcher of watchers) watcher.end();
    },
  };
}

/** A feed of states: only the newest counts. */
export interface StateFeed<State> {
  readonly current: State;
  set(state: State): void;
  watch(signal?: AbortSignal): AsyncGenerator<State, void, void>;
  close(): void;
}

export function createStateFeed<State>(initial: State): StateFeed<State> {
  const feed = createFeed<State>((_, next) => next);
  let current = initial;
  return {
    get current() {
      return current;
    },
    set: (state) => {
      current = state;
      feed.publish(state);
    },
    watch: (signal) => feed.watch(current, signal),
    close: () => feed.close(),
  };
}

class Watcher<Event> {
  #waiting: { readonly event: Event } | null;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(first: Event) {
    this.#waiting = { event: first };
  }

  offer(event: Event, merge: (waiting: Event, next: Event) => Event): void {
    this.#waiting = { event: this.#waiting === null ? event : merge(this.#waiting.event, event) };
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *events(onDone: () => void): AsyncGenerator<Event, void, void> {
    try {
      while (!this.#ended) {
        if (this.#waiting === null) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          this.#wake = null;
          continue;
        }
        const { event } = this.#waiting;
        this.#waiting = null;
        yield event;
      }
    } finally {
      onDone();
    }
  }
}
