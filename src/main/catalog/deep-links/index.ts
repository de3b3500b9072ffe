import type { PageTarget } from '../../../shared/model/deep-link.ts';

/** Brings what was asked for outside of any page to one page: each target goes to one, and the last one waits. */
export interface Links {
  /** To the page that came last; if there is none yet, to the next one. */
  open(target: PageTarget): void;
  /** What a page is asked to show, from now on. */
  watch(signal?: AbortSignal): AsyncIterable<PageTarget>;
  /** Ends every watcher. */
  close(): void;
}

export function createLinks(): Links {
  const pages: Page[] = [];
  let waiting: PageTarget | null = null;
  let closed = false;
  return {
    open: (target) => {
      const page = pages.at(-1);
      if (page === undefined) waiting = target;
      else page.give(target);
    },
    watch: async function* (signal) {
      const page = new Page(waiting);
      waiting = null;
      const end = () => page.end();
      if (closed || signal?.aborted) end();
      signal?.addEventListener('abort', end, { once: true });
      pages.push(page);
      try {
        yield* page.targets();
      } finally {
        pages.splice(pages.indexOf(page), 1);
        signal?.removeEventListener('abort', end);
      }
    },
    close: () => {
      closed = true;
      for (const page of pages) page.end();
    },
  };
}

/** What one page has not taken yet: the newest alone, because a user looks at one thing at a time. */
class Page {
  #target: PageTarget | null;
  #ended = false;
  #wake = () => {};

  constructor(target: PageTarget | null) {
    this.#target = target;
  }

  give(target: PageTarget): void {
    this.#target = target;
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *targets(): AsyncGenerator<PageTarget, void, void> {
    while (!this.#ended) {
      const target = this.#target;
      this.#target = null;
      if (target !== null) yield target;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
