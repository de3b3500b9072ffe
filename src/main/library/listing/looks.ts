import { isFailureCode } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Store } from '../../platform/store/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** How long it is believed that an asset is still on offer, in milliseconds. */
const LOOK_AGAIN = 30 * 24 * 3600_000;
/** Between two looks, in milliseconds: no user waits for them, and the service has others to serve. */
const PAUSE = 2_000;

/** What is asked about an asset of the library, once, when nothing else is going on. */
export interface LookPorts {
  /** Makes its facts known, tags and all. Throws `not-found` when it is no longer on offer. */
  details(id: AssetId, signal: AbortSignal): Promise<void>;
  /** The swatch next to its picture; `null` without a picture. */
  colour(id: AssetId, signal: AbortSignal): Promise<number | null>;
}

/** Looks at one asset after the other, and stops at the first sign of trouble until it is called again. */
export interface Looks {
  start(): void;
  stop(): void;
}

export function createLooks(options: {
  readonly store: Store;
  readonly ports: LookPorts;
  readonly now: () => number;
  readonly onLook: (id: AssetId) => void;
  readonly pause?: number;
}): Looks {
  const { store, ports, now, onLook, pause = PAUSE } = options;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let busy = false;

  store.run(
    // Nothing was looked at in the future: the clock was set back since.
    'INSERT OR IGNORE INTO library_unseen SELECT asset_id FROM library_look WHERE looked_at NOT BETWEEN ? AND ?',
    now() - LOOK_AGAIN,
    now(),
  );

  const look = async (id: AssetId): Promise<void> => {
    const { signal } = stopping;
    const expired = await ports.details(id, signal).then(
      () => false,
      (error: unknown) => {
        if (isFailureCode(error, 'not-found')) return true;
        throw error;
      },
    );
    const colour = await ports.colour(id, signal);
    if (signal.aborted) return;
    store.transaction(() => {
      store.run(
        'INSERT OR REPLACE INTO library_look VALUES (?, ?, ?, ?)',
        id,
        colour ?? 0,
        expired ? 1 : 0,
        now(),
      );
      store.run('DELETE FROM library_unseen WHERE asset_id = ?', id);
    });
    onLook(id);
  };

  const next = async (): Promise<void> => {
    timer = null;
    const [unseen] = store.all<{ asset_id: AssetId }>('SELECT asset_id FROM library_unseen LIMIT 1');
    if (unseen === undefined) return;
    busy = true;
    try {
      await look(unseen.asset_id);
    } catch (error) {
      // Offline, signed out, asked to slow down: nothing that is worth a message. Later is early enough.
      overlooked('listing.enrich')(error);
      return;
    } finally {
      busy = false;
    }
    wait();
  };

  const wait = (): void => {
    if (stopping.signal.aborted || timer !== null || busy) return;
    timer = setTimeout(() => void next(), pause);
    timer.unref();
  };

  return {
    start: wait,
    stop: () => {
      stopping.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
