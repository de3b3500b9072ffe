import { StockroomError } from '../../../shared/model/failure.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { ListedDetails } from '../requests.ts';
import { readDetails } from '../wire/item.ts';
import { type Entry, entriesOf } from '../wire/shape.ts';
import { isObject, type WireObject } from '../wire/values.ts';
import { ProtocolFault } from '../wire/fault.ts';
import type { Command } from './command.ts';

/**
 * `getMediaData` for one asset [doc]: the item's fields at the top level, or under `data`, or in a list or map by
 * ID as for several. Dates are asked for as Unix seconds. Errors: `NotFoundItemException` (not-found).
 */
export const getMediaData: Command<AssetId, ListedDetails> = {
  name: 'getMediaData',
  session: 'optional',
  repeat: 'safe',
  parameters: (id) => ({ dp_media_id: id, dp_datetime_format: 'unix' }),
  read(answer, wanted) {
    const found = places(answer).flatMap(({ key, value }) => {
      const details = isObject(value) ? readDetails(value, key) : null;
      return details === null ? [] : [details];
    });
    const [first] = found;
    if (first !== undefined) return found.find((one) => one.asset.id === wanted) ?? mismatch(first);
    if (entriesOf(answer['data'])?.length === 0) {
      throw new StockroomError('not-found', { command: 'getMediaData' });
    }
    throw new ProtocolFault('id', 'no item');
  },
};

function mismatch(found: ListedDetails): never {
  throw new ProtocolFault('id', `is ${found.asset.id}, another item`);
}

/** Everywhere an item may stand. */
function places(answer: WireObject): readonly Entry[] {
  const lists = ['data', 'result', 'items', 'item'].map((name) => answer[name]);
  return [
    { key: null, value: answer },
    ...lists.map((value) => ({ key: null, value })),
    ...lists.flatMap((value) => entriesOf(value) ?? []),
    // A map by ID at the top level, beside `type` and `version`.
    ...Object.entries(answer).flatMap(([key, value]) => (/^\d+$/.test(key) ? [{ key, value }] : [])),
  ];
}
