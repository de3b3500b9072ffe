import { assertNever } from '../../../shared/model/assert-never.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import type { Question, QuestionWords } from './question.ts';

/** Characters that are shown of what a page may have written: a name or a path. */
const MOST_NAME = 120;
const UNASKED = 'If you did not ask for this just now, cancel it and close the page.';

/** A question as a host shows it, the same in each. */
export function questionWords(question: Question): QuestionWords {
  switch (question.kind) {
    case 'purchase': {
      const { assets, net, before, unpricedRights } = question;
      const earlier =
        before === '0'
          ? ''
          : ` Before it, ${formatMoney({ amount: before })} was spent in 24 hours without a question.`;
      const what = assets === 1 ? 'one asset' : `${assets} assets`;
      const price = `${formatMoney(net)} without VAT`;
      return {
        message: unpricedRights
          ? `License ${what} for ${price}, and extended rights at a price that is not known?`
          : `License ${what} for ${price}?`,
        detail: `The account is charged at once.${earlier} ${UNASKED}`,
        yes: 'License',
      };
    }
    case 'buy-again':
      return {
        message: `Order asset ${question.assetId} again for ${formatMoney(question.price)} without VAT?`,
        detail: `The earlier order may have been charged, so the account may pay twice. ${UNASKED}`,
        yes: 'Order again',
      };
    case 'limit': {
      const name = question.limit === 'dailyLimit' ? 'daily limit' : 'limit above which Stockroom asks';
      return {
        message: `${change(question.to)} the ${name}${span(question)}?`,
        detail: UNASKED,
        yes: change(question.to),
      };
    }
    case 'budget':
      return {
        message: `${change(question.to)} the budget of ${quoted(question.project)}${span(question)}?`,
        detail: UNASKED,
        yes: change(question.to),
      };
    case 'path':
      return question.use === 'library'
        ? {
            message: `Use ${quoted(question.path)} as the library's folder?`,
            detail: `Stockroom writes files there. ${UNASKED}`,
            yes: 'Use it',
          }
        : {
            message: `Read ${quoted(question.path)} and check what it uses?`,
            detail: UNASKED,
            yes: 'Read it',
          };
    default:
      return assertNever(question);
  }
}

function change(to: string | null): 'Raise' | 'Remove' {
  return to === null ? 'Remove' : 'Raise';
}

function span({ from, to }: { readonly from: string; readonly to: string | null }): string {
  const now = formatMoney({ amount: from });
  return to === null ? ` of ${now}` : ` from ${now} to ${formatMoney({ amount: to })}`;
}

/** On one line, without what turns text around or hides it; the end of a long path says most. */
function quoted(text: string): string {
  const plain = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const shown =
    plain.length <= MOST_NAME ? plain : `${plain.slice(0, MOST_NAME / 2)}…${plain.slice(-MOST_NAME / 2)}`;
  return `“${shown.toWellFormed()}”`;
}
