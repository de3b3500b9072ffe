import type { AssetId } from '../../../shared/model/ids.ts';
import type { ListedPage } from '../client.ts';
import type { CloudTag, ItemsStatus, RelatedRequest, Swatch } from '../requests.ts';
import { ProtocolFault } from '../wire/fault.ts';
import { assetIds, readItems, words } from '../wire/item.ts';
import { holder, listIn, totalIn } from '../wire/shape.ts';
import { count, isObject, text, toNumber, toText } from '../wire/values.ts';
import type { Command } from './command.ts';

/** `getRelated` [seen]: assets like this one, as in `search` but under `items`. */
export const getRelated: Command<RelatedRequest, ListedPage> = {
  name: 'getRelated',
  session: 'optional',
  repeat: 'safe',
  parameters: ({ assetId, kind, limit, offset }) => ({
    dp_search_item_id: assetId,
    dp_related_type: kind,
    dp_limit: limit,
    dp_offset: offset,
  }),
  read(answer, { offset }) {
    const items = readItems(listIn(answer, ['items', 'result', 'data']));
    return { total: totalIn(answer) ?? offset + items.length, offset, items, hash: null };
  },
};

export interface HintInput {
  readonly prefix: string;
  /** Two letters; the service demands one [seen]. */
  readonly language: string;
}

/** `searchHint` [seen]: phrases that people search for, beginning with the prefix. */
export const searchHint: Command<HintInput, readonly string[]> = {
  name: 'searchHint',
  session: 'optional',
  repeat: 'safe',
  parameters: ({ prefix, language }) => ({ dp_search_prefix: prefix, dp_language: language }),
  read: (answer) => words(listIn(answer, ['hints', 'data']).map(({ value }) => value)),
};

/** `getSearchColors` [seen]: the swatches of `dp_search_color`. */
export const getSearchColors: Command<null, readonly Swatch[]> = {
  name: 'getSearchColors',
  session: 'optional',
  repeat: 'safe',
  parameters: () => ({}),
  read: (answer) =>
    listIn(answer, ['result', 'colors', 'data']).flatMap(({ value }) => {
      if (!isObject(value)) return [];
      const swatch = count(value, 'id');
      const hex = text(value, 'hex').toLowerCase();
      return swatch !== null && /^#[0-9a-f]{6}$/.test(hex) ? [{ id: swatch, hex }] : [];
    }),
};

/** `getTagCloud` [seen]: frequent phrases of a type, which the service demands; `name` is an object with the `phrase`. */
export const getTagCloud: Command<string, readonly CloudTag[]> = {
  name: 'getTagCloud',
  session: 'optional',
  repeat: 'safe',
  parameters: (type) => ({ dp_type: type }),
  read: (answer) =>
    listIn(answer, ['result', 'data']).flatMap(({ value }) => {
      if (!isObject(value)) return [];
      const name = value['name'];
      const phrase = isObject(name) ? text(name, 'phrase', 'name') : (toText(name) ?? '');
      return phrase === '' ? [] : [{ phrase, rate: toNumber(value['rate']) }];
    }),
};

/** `checkItemsStatus` [seen]: which assets are still offered. An ID in neither list is one the service is silent about. */
export const checkItemsStatus: Command<readonly AssetId[], ItemsStatus> = {
  name: 'checkItemsStatus',
  session: 'optional',
  repeat: 'safe',
  parameters: (ids) => ({ dp_ids: ids }),
  read(answer) {
    const status = holder(answer, ['result'], ['active', 'inactive']);
    const active = assetIds(status['active']);
    const inactive = assetIds(status['inactive']);
    const both = active.find((id) => inactive.includes(id));
    if (both !== undefined) throw new ProtocolFault('active', `${both} is in both lists`);
    return { active, inactive };
  },
};
