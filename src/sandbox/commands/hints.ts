import { hintsFor, SWATCHES, tagCloud } from '../catalogue/index.ts';
import type { Command } from './call.ts';

const HINTS = 10;

/** [seen] */
export const searchHint: Command = ({ params }) => {
  const prefix = params.requiredText('dp_search_prefix', 200);
  params.text('dp_language');
  return { hints: hintsFor(prefix, HINTS), prefix };
};

/** [seen] */
export const getSearchColors: Command = () => ({ result: SWATCHES.map(({ id, hex }) => ({ id, hex })) });

/** [seen] */
export const getTagCloud: Command = ({ params }) => {
  params.text('dp_type');
  return { result: tagCloud().map(({ phrase, rate }) => ({ name: { phrase }, rate })) };
};
