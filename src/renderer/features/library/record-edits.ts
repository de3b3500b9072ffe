import type { AssetId } from '../../../shared/model/ids.ts';
import type { MarksEdit } from '../../../shared/model/record.ts';
import type { Stores } from '../../state/registry/store.ts';
import { bridgeStore } from '../../state/given.ts';
import { recordsStore } from '../../state/records.ts';
import { undoable } from '../../state/undoable.ts';
import { assetsText, formatCount } from '../../ui/format.ts';
import { subjects } from '../../state/subjects.ts';

export async function mark(
  stores: Stores,
  ids: readonly AssetId[],
  edit: MarksEdit,
  done: string,
): Promise<void> {
  await undoable(stores, {
    name: `${whatChanges(edit)} of ${assetsText(ids.length)}`,
    done,
    edit: () => stores.get(bridgeStore).listing.mark({ assetIds: [...ids], edit: toInput(edit) }),
    after: () => {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) void stores.get(recordsStore).learn(only);
    },
  });
}

function whatChanges({ rating, note }: MarksEdit): string {
  if (rating !== undefined) return 'rating';
  return note === undefined ? 'tags' : 'note';
}

/** Stars for what is picked. */
export async function rate(stores: Stores, rating: number): Promise<void> {
  const ids = subjects(stores).map(({ id }) => id);
  const what = ids.length === 1 ? '' : ` ${formatCount(ids.length)} assets`;
  const done =
    rating === 0 ? `Removed the rating${what === '' ? '' : ` of${what}`}.` : `Rated${what} ${rating} of 5.`;
  await mark(stores, ids, { rating }, done);
}

/** The contract's lists can be written to, ours can't. */
function toInput({ addTags, removeTags, ...rest }: MarksEdit) {
  return {
    ...rest,
    ...(addTags !== undefined && { addTags: [...addTags] }),
    ...(removeTags !== undefined && { removeTags: [...removeTags] }),
  };
}
