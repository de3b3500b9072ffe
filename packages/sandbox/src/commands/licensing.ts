import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { References } from '../state/events.ts';
import { buy, isCovered, type Order, type Outcome } from '../shop/buying.ts';
import { ALL_RIGHTS, licencesOf } from '../shop/price-list.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { ApiFailure, invalidParameter } from './failure.ts';
import { integerIn, type Parameters } from './parameters.ts';

const MAX_ORDERS = 1000;
/** What the number stands for is not told; both sources show 2. */
const SIZE_NUMBER = 2;
const MAX_ID = 2 ** 40;

/** [doc] `licenseId`, [seen] `licenseID`; prices as numbers or as text. */
export const getLicenseOfGroup = signedIn(({ world, group, voice }) => {
  const licences = licencesOf(group);
  const data = licences.map(
    (licence): JsonObject => ({
      ...voice.choose<JsonObject, JsonObject>('licence', {
        documented: { licenseId: licence.id },
        observed: {
          licenseID: licence.id,
          enabledSizesCount: licence.sizes.filter((size) => size.enabled).length,
        },
      }),
      licenseName: licence.name,
      templateId: licence.templateId,
      productType: licence.productType,
      sizes: licence.sizes.map(
        (size, index): JsonObject => ({
          id: size.option,
          label: size.label,
          ...voice.choose<JsonObject, JsonObject>('price', {
            documented: {
              price: world.amount(Number(size.price)),
              enabled: size.enabled ? undefined : false,
            },
            observed: { price: size.price, enabled: size.enabled, order: index, netId: index + 1 },
          }),
        }),
      ),
    }),
  );
  return { data, count: licences.length };
});

/** Spends money, item by item: some may succeed while others fail. Calling twice charges twice. */
export const licenseItem = signedIn((call) => {
  const orders = ordersOf(call.params);
  const { world, group, user } = call;
  const buyer = { group, user, references: referencesOf(call.params), at: world.now() };
  if (world.refusals === 'call' && !isCovered(world, buyer, orders)) {
    throw new ApiFailure('no-money', 'Not enough money on your balance');
  }
  const outcomes = orders.map((order) => buy(world, buyer, order));
  const bought = outcomes.some((outcome) => 'purchase' in outcome);
  const result: Record<string, Json> = {};
  for (const itemId of new Set(orders.map((order) => order.itemId))) {
    const own = outcomes.filter((outcome) => outcome.order.itemId === itemId);
    result[String(itemId)] = resultOf(call, itemId, own);
  }
  return { status: bought ? 'success' : 'error', result };
}, 'license');

/** [doc] has `transactions` by item beside `transaction`; [seen] only the latter. */
function resultOf({ world, voice }: SignedInCall, itemId: number, outcomes: readonly Outcome[]): JsonObject {
  const purchases = outcomes.flatMap((outcome) => ('purchase' in outcome ? [outcome.purchase] : []));
  const errors = outcomes.flatMap((outcome): JsonObject[] =>
    'refusal' in outcome
      ? [{ error_message: outcome.refusal.message, error_code: outcome.refusal.code }]
      : [],
  );
  const [first] = purchases;
  if (first === undefined) return { result: 'error', errors };
  const transaction = purchases.map((purchase) => ({
    sizes: SIZE_NUMBER,
    license: world.ids.licence(purchase.licenceId, 'answer'),
    transactionId: purchase.transactionId,
  }));
  return {
    result: 'success',
    transactions: voice.choose('transactions', {
      documented: { [String(itemId)]: transaction },
      observed: undefined,
    }),
    transaction,
    errors: errors.length > 0 ? errors : undefined,
    fileId: itemId,
    downloadLink: world.links.download('licensed', itemId, first.option),
  };
}

/** [doc] one object, [seen] a list of groups with several items each. */
function ordersOf(params: Parameters): readonly Order[] {
  const value = params.raw('dp_licensing');
  const groups = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const orders = groups.flatMap((group) => ordersIn(group));
  if (orders.length === 0) throw invalidParameter('dp_licensing', 'required');
  if (orders.length > MAX_ORDERS) throw invalidParameter('dp_licensing', `more than ${MAX_ORDERS} items`);
  return orders;
}

function ordersIn(group: Json): readonly Order[] {
  if (!isJsonObject(group)) throw invalidParameter('dp_licensing', 'object expected');
  const { dp_item_id, dp_license_id, dp_option, dp_ext_options } = group;
  const items = Array.isArray(dp_item_id) ? (dp_item_id as readonly Json[]) : [dp_item_id];
  const option = typeof dp_option === 'number' ? String(dp_option) : dp_option;
  if (typeof option !== 'string' || option === '') throw invalidParameter('dp_option', 'required');
  const ids = { min: 1, max: MAX_ID };
  const licenceId = integerIn('dp_license_id', dp_license_id, ids);
  const none = dp_ext_options === undefined || dp_ext_options === null || dp_ext_options === '';
  const rights = none ? 0 : integerIn('dp_ext_options', dp_ext_options, { min: 0, max: ALL_RIGHTS });
  return items.map((item) => ({ itemId: integerIn('dp_item_id', item, ids), licenceId, option, rights }));
}

function referencesOf(params: Parameters): References {
  return {
    project: params.text('dp_project') ?? '',
    client: params.text('dp_client') ?? '',
    purchaseOrder: params.text('dp_purchase_order') ?? '',
    isbn: params.text('dp_isbn') ?? '',
    other: params.text('dp_other') ?? '',
  };
}
