import type { Group } from '../../../shared/model/account.ts';
import type { GroupId } from '../../../shared/model/ids.ts';
import { amount } from '../wire/money.ts';
import { holder } from '../wire/shape.ts';
import { flag, id, text } from '../wire/values.ts';
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
      balance: amount(group, 'balance', 'money'),
      vat: {
        enabled: flag(group, ['vatEnabled'], false),
        rate: amount(group, 'vatRate'),
        number: text(group, 'vatNumber') || null,
      },
    };
  },
};
