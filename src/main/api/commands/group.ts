import type { Group } from '../../../shared/model/account.ts';
import type { GroupId } from '../../../shared/model/ids.ts';
import { lesser } from '../../../shared/model/money.ts';
import { amount, charge } from '../wire/money.ts';
import { holder } from '../wire/shape.ts';
import { flag, id, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `getUserEnterpriseGroup`: the customer's payment, balance and VAT, under `group` [doc] or `data` [seen].
 * Amounts are in the account's currency, `vatRate` in percent.
 */
export const getUserEnterpriseGroup: Command<null, Group> = {
  name: 'getUserEnterpriseGroup',
  session: 'required',
  repeat: 'safe',
  parameters: () => ({}),
  read(answer) {
    const group = holder(answer, ['group'], ['groupId', 'balance', 'isPostpayment', 'money']);
    return {
      id: id<GroupId>(group, 'groupId', 'groupID'),
      payment: flag(group, ['isPostpayment'], false) ? 'postpaid' : 'prepaid',
      balance: balanceOf(group),
      vat: {
        enabled: flag(group, ['vatEnabled'], tellsRate(group)),
        rate: charge(group, 'vatRate'),
        number: text(group, 'vatNumber') || null,
      },
    };
  },
};

/**
 * `balance` and `money` are the same amount wherever they were seen [doc][seen]. Where they differ the lesser counts,
 * so that nothing is spent that only one of them has.
 */
function balanceOf(group: WireObject): string | null {
  const [first, second] = [amount(group, 'balance'), amount(group, 'money')];
  return first === null || second === null ? (first ?? second) : lesser(first, second);
}

/** A service that tells a rate and not whether it applies charges it. */
function tellsRate(group: WireObject): boolean {
  const rate = group['vatRate'];
  return rate !== undefined && rate !== null && rate !== '' && amount(group, 'vatRate') !== '0';
}
