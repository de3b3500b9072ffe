import type { LineProblem, PricedLine } from '../../../shared/model/basket.ts';
import { toIso } from '../../../shared/model/instant.ts';
import { rightsIn } from '../../../shared/model/licence.ts';
import { moneyRecord } from './money-text.ts';

/** A line of the basket in JSON output: see `schemas/basket-list.json`. Unknown is `null`, never absent. */
export function basketLineRecord({ line, licence, size, price, problem }: PricedLine) {
  const { asset, licenceId, option, extendedRights, references, addedAt } = line;
  return {
    assetId: asset.id,
    title: asset.title,
    type: asset.type,
    editorial: asset.editorial,
    licenceId,
    licence: licence?.name ?? null,
    option: option === '' ? null : option,
    size: size?.label ?? null,
    price: moneyRecord(price),
    extendedRights: rightsIn(extendedRights),
    references,
    problem,
    addedAt: toIso(addedAt),
  };
}

/** Why a line cannot be licensed as it stands, in a column. */
export const PROBLEM_WORDS: Readonly<Record<LineProblem, string>> = {
  gone: 'no longer offered',
  'no-terms': 'no prices yet',
  'no-licence': 'no licence for this type',
  'licence-not-offered': 'licence not offered',
  'size-not-offered': 'size not offered',
  'price-unknown': 'price unknown',
};
