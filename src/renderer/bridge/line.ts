import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { StockroomError } from '../../shared/model/failure.ts';

/**
 * `refused`: the host does not let this page in, and trying again won't help.
 * `lost`: it was there and is being called again.
 */
export type LineStatus = 'connecting' | 'open' | 'lost' | 'refused';

/**
 * The line to the main process: a link whose transport comes and goes. Calls made before the first
 * connection wait for it; calls made while it is down fail at once, so that the user can decide.
 */
export class Line implements ClientLink<ClientContext> {
  readonly status: StoreApi<LineStatus> = createStore<LineStatus>(() => 'connecting');
  #transport: ClientLink<ClientContext> | null = null;

  connected(transport: ClientLink<ClientContext>): void {
    this.#transport = transport;
    this.status.setState('open', true);
  }

  lost(): void {
    this.#transport = null;
    if (this.status.getState() === 'open') this.status.setState('lost', true);
  }

  refused(): void {
    this.#transport = null;
    this.status.setState('refused', true);
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
    if (this.status.getState() === 'connecting') await this.ready(options.signal);
    const transport = this.#transport;
    if (transport === null) throw lineLost();
    try {
      return await transport.call(path, input, options);
    } catch (error) {
      // A transport that dies aborts its calls; that must not look as if the caller had wanted it.
      if (this.#transport !== transport && options.signal?.aborted !== true) throw lineLost(error);
      throw error;
    }
  }

  /** Resolves when calls can be made. */
  ready(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (status: LineStatus) => {
        if (signal?.aborted) finish(() => reject(signal.reason));
        else if (status === 'open') finish(resolve);
        else if (status === 'refused') finish(() => reject(lineLost()));
      };
      const aborted = () => settle(this.status.getState());
      const finish = (how: () => void) => {
        unsubscribe();
        signal?.removeEventListener('abort', aborted);
        how();
      };
      const unsubscribe = this.status.subscribe(settle);
      signal?.addEventListener('abort', aborted, { once: true });
      settle(this.status.getState());
    });
  }
}

function lineLost(cause?: unknown): StockroomError {
  return new StockroomError('offline', {
    message: 'Stockroom itself does not answer at the moment.',
    action: 'It reconnects by itself; then try again.',
    cause,
  });
}
