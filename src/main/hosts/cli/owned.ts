import type { AssetId } from '../../../shared/model/ids.ts';
import type { LicensedItem } from '../../../shared/model/licence.ts';
import type { App } from '../../app.ts';
import { collect } from './pages.ts';

export interface Holdings {
  /** Licences of these assets that the group holds; the newest first. */
  readonly items: readonly LicensedItem[];
  /** Licences that the list shows and that give no right any more: they were passed on. */
  readonly passedOn: readonly LicensedItem[];
  /** Rows that exist and could not be read: any of them could be one of these. */
  readonly unreadable: number;
}

/** Assets in one question; the service takes lists, and addresses have an end. */
const CHUNK = 100;

/**
 * What the group holds of these assets: all types, all pages. A service may overlook the filter, so the rows are
 * looked through again here.
 */
export async function holdingsOf(
  app: App,
  assetIds: readonly AssetId[],
  signal: AbortSignal,
): Promise<Holdings> {
  const wanted = new Set(assetIds);
  const found = new Map<number, LicensedItem>();
  let unreadable = 0;
  for (let at = 0; at < assetIds.length; at += CHUNK) {
    const part = assetIds.slice(at, at + CHUNK);
    const all = { offset: 0, limit: Number.POSITIVE_INFINITY };
    const answer = await collect(all, (stretch) =>
      app.client.licensedItems({ ...stretch, assetIds: part }, { signal }),
    );
    unreadable += answer.unreadable;
    for (const { row } of answer.rows) if (wanted.has(row.assetId)) found.set(row.transactionId, row);
  }
  const listed = [...found.values()].toSorted((a, b) => b.transactionId - a.transactionId);
  const items = app.ownership.heldRows(listed);
  return { items, passedOn: listed.filter((row) => !items.includes(row)), unreadable };
}
