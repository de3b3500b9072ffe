import type { Terms } from '../../../shared/model/basket.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { UNKNOWN_LABEL } from '../../../shared/model/quote.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { assetsText } from '../../ui/format.ts';
import type { ShownLine } from './use-priced-lines.ts';

interface Circumstances {
  /** What would be bought. */
  readonly lines: readonly ShownLine[];
  readonly all: readonly ShownLine[];
  readonly quote: Quote | null;
  readonly terms: Terms | null;
  readonly online: boolean;
}

/** Why nothing can be confirmed now, each in a sentence; empty when it can. */
export function obstacles({ lines, all, quote, terms, online }: Circumstances): readonly string[] {
  if (terms?.mayLicense === false) {
    return ['Your account may look at prices but not license. The manager of your group can change that.'];
  }
  if (!online) return ['You are offline. The basket keeps; prices are read again before you confirm.'];
  const reasons: string[] = [];
  if (lines.length === 0 && all.length > 0) reasons.push('None of these can be licensed yet.');
  const incomplete = lines.filter(({ missing }) => missing.length > 0).length;
  if (incomplete > 0) {
    reasons.push(`${assetsText(incomplete)} ${incomplete === 1 ? 'lacks' : 'lack'} a needed reference.`);
  }
  return quote === null ? reasons : [...reasons, ...moneyObstacles(quote)];
}

function moneyObstacles({
  unknown,
  balance,
  limit,
  budgets,
  unpricedRights,
  unreadable,
}: Quote): readonly string[] {
  const reasons = unknown.map(
    (one) =>
      `The service does not tell the ${UNKNOWN_LABEL[one]} in a form that can be read. Ask your account manager; nothing is bought until it does.`,
  );
  const amount = (text: string) => formatMoney({ amount: text });
  if (balance !== null && balance.missing !== null) {
    reasons.push(`The balance is too low: ${amount(balance.missing)} is missing.`);
  }
  if (limit !== null && limit.over !== null) {
    reasons.push(`This would pass the daily limit of ${amount(limit.limit)} by ${amount(limit.over)}.`);
  }
  for (const { project, stopAt, over } of budgets) {
    if (stopAt === null || over === null) continue;
    reasons.push(`This would pass the budget of “${project}”, ${amount(stopAt)}, by ${amount(over)}.`);
  }
  const isLimited = limit !== null || budgets.some(({ stopAt }) => stopAt !== null);
  if (unpricedRights && isLimited) {
    reasons.push('Extended rights have no listed price, so no limit or budget can be kept with them.');
  }
  if (unreadable > 0) {
    reasons.push(
      'Some licences of your group could not be read, so these assets may be among them. Update Stockroom or ask support.',
    );
  }
  return reasons;
}
