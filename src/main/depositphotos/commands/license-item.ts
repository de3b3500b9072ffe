import { StockroomError } from '../../../shared/model/failure.ts';
import { type AssetId, parseId, type TransactionId } from '../../../shared/model/ids.ts';
import { ALL_EXTENDED_RIGHTS_MASK, type LicenceOrder } from '../../../shared/model/licence.ts';
import { redactLooks } from '../redact.ts';
import type { LicenseOutcome, LicenseResult } from '../requests.ts';
import { readable } from '../service-failure.ts';
import type { Parameters } from '../transport/form.ts';
import { toLink } from '../wire/previews.ts';
import { holder, object, objectsOf } from '../wire/shape.ts';
import { id, isObject, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `licenseItem` [doc][seen]. **Spends money, is not idempotent and takes no key for it.** One call may succeed for
 * some assets and fail for others. Only an exact success is a success, only a stated error a refusal; whatever
 * lies between is unknown and has to be looked up.
 */
export const licenseItem: Command<LicenceOrder, LicenseResult> = {
  name: 'licenseItem',
  session: 'required',
  repeat: 'never',
  onExpiry: 'throw',
  parameters,
  read(answer, { assetIds }) {
    const result = object(holder(answer, [], ['result']), 'result');
    return {
      outcomes: assetIds.map((assetId) => outcomeOf(assetId, result[String(assetId)])),
      strays: Object.keys(result)
        .map((key) => parseId<AssetId>(key))
        .filter((assetId) => assetId !== null)
        .filter((assetId) => !assetIds.includes(assetId)),
    };
  },
};

/** In the vendor's own form: a list of groups [seen]. */
function parameters(order: LicenceOrder): Parameters {
  const { assetIds, licenceId, option, extendedRights, references } = order;
  const whole =
    Number.isInteger(extendedRights) && extendedRights >= 0 && extendedRights <= ALL_EXTENDED_RIGHTS_MASK;
  if (assetIds.length === 0 || new Set(assetIds).size !== assetIds.length || option.trim() === '' || !whole) {
    throw new StockroomError('invalid', { command: 'licenseItem', message: 'The order is not complete.' });
  }
  return {
    dp_licensing: [
      {
        dp_item_id: assetIds,
        dp_option: option,
        dp_license_id: licenceId,
        dp_ext_options: extendedRights === 0 ? undefined : extendedRights,
      },
    ],
    dp_project: references.project || undefined,
    dp_client: references.client || undefined,
    dp_purchase_order: references.purchaseOrder || undefined,
    dp_isbn: references.isbn || undefined,
    dp_other: references.other || undefined,
  };
}

function outcomeOf(assetId: AssetId, entry: unknown): LicenseOutcome {
  if (!isObject(entry)) return { assetId, status: 'unknown' };
  const transactionIds = transactionsOf(assetId, entry);
  if (entry['result'] === 'success' && transactionIds.length > 0) {
    return { assetId, status: 'licensed', transactionIds, link: toLink(entry['downloadLink']) };
  }
  const [error] = objectsOf(entry['errors']);
  const code = error === undefined ? '' : text(error, 'error_code', 'errorcode');
  const message = error === undefined ? '' : text(error, 'error_message', 'errormsg');
  const stated = code !== '' || message !== '';
  // An internal error says nothing about the money; neither does an error beside a transaction.
  if (
    entry['result'] !== 'error' ||
    !stated ||
    transactionIds.length > 0 ||
    /internal/i.test(`${code} ${message}`)
  ) {
    return { assetId, status: 'unknown' };
  }
  return { assetId, status: 'rejected', code, message: readable(message, redactLooks) };
}

/** `transaction` [seen], or `transactions` by asset ID [doc]; each once. */
function transactionsOf(assetId: AssetId, entry: WireObject): readonly TransactionId[] {
  const rows = [
    ...objectsOf(entry['transaction']),
    ...objectsOf(object(entry, 'transactions')[String(assetId)]),
    ...objectsOf(entry['transactions']),
  ];
  const ids = rows.map((row) => id<TransactionId>(row, 'transactionId', 'transactionID'));
  return [...new Set(ids.filter((one) => one !== null))];
}
