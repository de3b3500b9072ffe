import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from './world.ts';
import type { Handler, Params, World } from './world.ts';

const TOTAL = 13_009_933;
const FIRST_ID = 20_192_481;

/** Search, facts and comps. */
export function catalogueCommands(world: World): Record<string, Handler> {
  return {
    search: (params) => {
      const limit = Number(params['dp_search_limit'] ?? 100);
      const offset = Number(params['dp_search_offset'] ?? 0);
      const rows = Array.from({ length: limit }, (_, index) =>
        item(world, FIRST_ID + offset + index, offset + index),
      );
      return { count: String(TOTAL), hash: 'foreign', result: rows };
    },
    getMediaData: (params) => {
      const id = Number([params['dp_media_id']].flat()[0]);
      if (!(id >= FIRST_ID)) throw new Refusal('No such item', 0, 'NotFoundItemException');
      return {
        ...item(world, id, id - FIRST_ID),
        tags: 'red, blue,green',
        categories: [],
        similar: {},
        available_sizes: null,
      };
    },
    complimentaryDownload: (params) => {
      if (!/^(?:[smlx]+-2015|vect)$/.test(String(params['dp_option'])))
        throw new Refusal('Bad option', 400, 'EApi\\EInvalidParam');
      const sign = createHash('md5').update(randomUUID()).digest('hex');
      world.links.set(sign, Date.now());
      return { downloadLink: `${world.origin}/d/${String(params['dp_item_id'])}?sign=${sign}` };
    },
  };
}

/** Every row lacks something else. */
function item({ origin }: World, id: number, index: number): Params {
  return {
    id: String(id),
    title: `Foreign &amp; strange ${id}`,
    width: '4741',
    height: index % 3 === 0 ? null : '3986',
    type: index % 4 === 1 ? 'i' : 'image',
    sizes: null,
    userid: '1345889',
    username: index % 5 === 0 ? null : 'envivo',
    iseditorial: index % 2 === 0 ? '1' : false,
    published: 'Feb.18, 2013 20:07:26',
    ...(index % 6 === 5 ? {} : { thumb: `${origin}/p/${id}/110.jpg`, url2: `${origin}/p/${id}/450.jpg` }),
    ...(index % 2 === 0 ? { thumb_max: `${origin}/p/${id}/950.jpg` } : { thumb_max: null }),
  };
}
