import { StockroomError } from '../../../shared/model/failure.ts';
import { type AssetId, parseId, type TransactionId } from '../../../shared/model/ids.ts';
import { ALL_EXTENDED_RIGHTS_MASK, type LicenceOrder } from '../../../shared/model/licence.ts';
import { redactLooks } from '../redact.ts';
import type { LicenseOutcome, LicenseResult } from '../requests.ts';
import { readable } from '../service-failure.ts';
import type { Parameters } from '../wire/form.ts';
import { toLink } from '../wire/previews.ts';
import { holder, object, objectsOf, valuesOf } from '../wire/shape.ts';
import { id, isObject, text, toText, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';

/**
 * `licenseItem` [doc][seen]. **Spends money, is not idempotent and takes no key for it.** One call may succeed for
 * some assets and fail for others. Only an exact success is a success, only a complete failure a refusal;
 * whatever lies between is unknown and has to be looked up.
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
  const { code, message } = statedError(entry);
  const isStated = REFUSED.has(text(entry, 'result').toLowerCase()) && `${code}${message}` !== '';
  // An internal error says nothing about the money; neither does an error beside a transaction.
  if (!isStated || transactionIds.length > 0 || /internal/i.test(`${code} ${message}`)) {
    return { assetId, status: 'unknown' };
  }
  return { assetId, status: 'rejected', code, message: readable(message, redactLooks) };
}

/** `error` [doc][seen]; the others say the same. */
const REFUSED: ReadonlySet<string> = new Set(['error', 'failure', 'failed', 'fail']);

/** `errors` as a list [doc], an object or a text; the first that says something. */
function statedError(entry: WireObject): { readonly code: string; readonly message: string } {
  const said = [entry['errors'], entry['error'], entry].flatMap((place) => [
    place,
    ...(place === entry ? [] : valuesOf(place)),
  ]);
  for (const place of said) {
    if (!isObject(place)) continue;
    const code = text(place, 'error_code', 'errorcode', 'exception');
    const message = text(place, 'error_message', 'errormsg', 'message');
    if (code !== '' || message !== '') return { code, message };
  }
  const message = said.map((place) => toText(place)).find((one) => one !== null) ?? '';
  return { code: '', message };
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
