import { hintsFor, SWATCHES, tagCloud } from '../catalogue/index.ts';
import { timestampOf } from '../dialect/dates.ts';
import type { Command } from './call.ts';
import { invalidParameter } from './failure.ts';

const HINTS = 10;
const FIRST_TAG = 2_112_152;
/** Which searches a cloud counts. */
const CLOUD_PERIOD_MS = 30 * 86_400_000;

/** [seen] */
export const searchHint: Command = ({ params }) => {
  const prefix = params.requiredText('dp_search_prefix', 200);
  const language = params.requiredText('dp_language');
  if (!/^[a-z]{2}$/.test(language)) throw invalidParameter('dp_language', 'two letters expected');
  return { hints: hintsFor(prefix, HINTS), prefix };
};

/** [seen] */
export const getSearchColors: Command = () => ({ result: SWATCHES.map(({ id, hex }) => ({ id, hex })) });

/** [seen] */
export const getTagCloud: Command = ({ world, params }) => {
  const type = params.requiredText('dp_type');
  const from = world.now();
  return {
    result: tagCloud().map(({ phrase, rate }, index) => ({
      name: {
        id: String(FIRST_TAG + index),
        lang: 'en',
        phrase,
        type,
        date_from: timestampOf(from - CLOUD_PERIOD_MS),
        date_to: timestampOf(from),
      },
      rate,
    })),
  };
};
