import type { AssetId, LicenceId, TransactionId } from '../../../shared/model/ids.ts';
import type { Certificate, LicenceField } from '../../../shared/model/licence.ts';
import { date } from '../wire/dates.ts';
import { ProtocolFault, required } from '../wire/fault.ts';
import { pixelSize } from '../wire/item.ts';
import { mediaTypeOf } from '../wire/media-type.ts';
import { currency, price } from '../wire/money.ts';
import { readParty } from '../wire/party.ts';
import { entriesOf, holder, object, objectsOf } from '../wire/shape.ts';
import { anyFlag, id, isObject, positive, text, toText, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `getTransactionLicenseInfo` [doc][seen]: what was bought, by whom, for how much (in the currency of
 * `currencyId`), and to whom it was passed on. Keys of the legal blocks vary.
 */
export const getTransactionLicenseInfo: Command<TransactionId, Certificate> = {
  name: 'getTransactionLicenseInfo',
  session: 'required',
  repeat: 'safe',
  parameters: (transactionId) => ({ dp_transaction_id: transactionId }),
  read(answer, asked) {
    const info = holder(answer, ['result'], ['transaction', 'license']);
    const transaction = object(info, 'transaction');
    const license = object(info, 'license');
    const item = object(info, 'item');
    const transactionId = required(id<TransactionId>(transaction, 'id', 'transactionId'), 'transaction.id');
    if (transactionId !== asked) throw new ProtocolFault('transaction.id', 'is another transaction');
    return {
      transactionId,
      at: date(transaction, 'timestamp', 'datetime'),
      price: price(transaction, currency(transaction), 'price'),
      rights: readRights(transaction),
      option: text(transaction, 'size') || text(license, 'size'),
      licence: {
        id: id<LicenceId>(license, 'id', 'licenseId', 'licenseID'),
        name: text(license, 'name', 'licenseName'),
        fields: readFields(license['fields']),
        transferId: positive(license, 'transferId'),
      },
      asset: {
        id: id<AssetId>(item, 'id', 'itemId'),
        title: text(item, 'filename', 'title'),
        type: mediaTypeOf(item, ''),
        size: pixelSize(item),
        editorial: anyFlag(item, 'isEditorial', 'editorial', 'iseditorial'),
        nudity: anyFlag(item, 'isNudity', 'nudity'),
      },
      from: readParty(info['from']),
      to: readParty(info['to']),
      transferredTo: isObject(info['transferredTo']) ? readParty(info['transferredTo']) : null,
    };
  },
};

/** `extOptions`: `{option, price, price_usd}` each [seen]; the price is in the currency of the transaction. */
function readRights(transaction: WireObject): Certificate['rights'] {
  return objectsOf(transaction['extOptions']).map((right) => ({
    option: text(right, 'option', 'name', 'id'),
    price: price(right, currency(transaction), 'price'),
  }));
}

/** `{name, placeholder, order, enabled, type, value}` each [seen], or plain values by name. Only filled ones. */
function readFields(value: unknown): readonly LicenceField[] {
  return (entriesOf(value) ?? []).flatMap(({ key, value: field }) => {
    const name = isObject(field) ? text(field, 'name', 'placeholder', 'key') : (key ?? '');
    const filled = isObject(field) ? text(field, 'value') : (toText(field) ?? '');
    return name === '' || filled === '' ? [] : [{ name, value: filled }];
  });
}
