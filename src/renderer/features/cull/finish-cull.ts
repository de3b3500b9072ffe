import type { AssetId } from '../../../shared/model/ids.ts';
import { toFailure } from '../../bridge/index.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import { projectStore } from '../../state/project.ts';
import type { Stores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { formatCount } from '../../ui/format.ts';
import { ranked, rejected } from './cull-session.ts';
import type { Session } from './cull-session.ts';

interface Ending {
  /** Name of the board for what is kept. */
  readonly name: string;
  /** Whether what was rejected is rejected for the project. */
  readonly rejects: boolean;
}

/**
 * Makes the board, keeps the stars as ratings, and rejects for the project. Opens the board. Returns whether all of it
 * was done; what failed is told, and doing it again is harmless but for a second board.
 */
export async function finishCull(
  stores: Stores,
  session: Session,
  { name, rejects }: Ending,
): Promise<boolean> {
  const bridge = stores.get(bridgeStore);
  const toasts = stores.get(toastsStore);
  const kept = ranked(session).map(({ id }) => id);
  const out = rejects ? rejected(session).map(({ id }) => id) : [];
  try {
    // First what may be done twice, so that a failure leaves no second board.
    if (out.length > 0) {
      const project = stores.get(projectStore).store.getState();
      await bridge.rejections.set({ project, assetIds: out, rejected: true });
    }
    for (const [rating, assetIds] of byStars(session))
      await bridge.listing.mark({ assetIds: [...assetIds], edit: { rating } });
    if (kept.length > 0) {
      const id = await bridge.boards.create({ name });
      await bridge.boards.add({ id, assetIds: kept });
      stores.get(locationStore).open('boards', String(id));
      toasts.done(`“${name}” holds ${formatCount(kept.length)}, best first.`);
    } else toasts.done(`Rejected ${formatCount(out.length)}.`);
    return true;
  } catch (error) {
    toasts.failed(toFailure(error));
    return false;
  }
}

function byStars({ judged }: Session): ReadonlyMap<number, readonly AssetId[]> {
  const rated = [...judged].filter(([, said]) => typeof said === 'number');
  return new Map(
    [...Map.groupBy(rated, ([, said]) => Number(said))].map(([stars, all]) => [stars, all.map(([id]) => id)]),
  );
}
