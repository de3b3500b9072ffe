import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { ItemLicensed, References } from '../state/events.ts';
import { sum } from '../shop/money.ts';
import { ALL_RIGHTS, licenceOf, licencesOf, obstacleTo, RIGHTS } from '../shop/price-list.ts';
import { assetOf } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { invalidParameter } from './failure.ts';
import { offerOf } from '../shop/offers.ts';
import { integerIn, type Parameters } from './parameters.ts';

const MAX_ORDERS = 1000;
const MAX_ID = 2 ** 40;

/** [doc] `licenseId`, [seen] `licenseID`; prices as numbers or as text. */
export const getLicenseOfGroup = signedIn(({ group, voice }) => {
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
            documented: { price: Number(size.price), enabled: size.enabled ? undefined : false },
            observed: { price: size.price, enabled: size.enabled, order: index },
          }),
        }),
      ),
    }),
  );
  return { data, count: licences.length };
});

interface Order {
  readonly itemId: number;
  readonly licenceId: number;
  readonly option: string;
  readonly rights: number;
}

type Outcome =
  | { readonly order: Order; readonly purchase: ItemLicensed }
  | { readonly order: Order; readonly refusal: Refusal };

interface Refusal {
  readonly message: string;
  readonly code: number;
}

/** Spends money, item by item: some may succeed while others fail. Calling twice charges twice. */
export const licenseItem = signedIn((call) => {
  const orders = ordersOf(call.params);
  const references = referencesOf(call.params);
  const outcomes = orders.map((order) => buy(call, order, references));
  const bought = outcomes.some((outcome) => 'purchase' in outcome);
  const result: Record<string, Json> = {};
  for (const itemId of new Set(orders.map((order) => order.itemId))) {
    const own = outcomes.filter((outcome) => outcome.order.itemId === itemId);
    result[String(itemId)] = resultOf(call, itemId, own);
  }
  return { status: bought ? 'success' : 'error', result };
}, 'license');

function buy({ world, group, user }: SignedInCall, order: Order, references: References): Outcome {
  const refuse = (message: string, code: number): Outcome => ({ order, refusal: { message, code } });
  const asset = assetOf(world, order.itemId);
  if (asset === null) return refuse(`Item ${order.itemId} not found`, 404);
  const licence = licenceOf(group, order.licenceId);
  if (licence === null) return refuse(`License ${order.licenceId} is not available for your group`, 403);
  const obstacle = obstacleTo(asset, licence, order.rights);
  if (obstacle !== null) return refuse(obstacle, 403);
  const size = licence.sizes.find(({ option, enabled }) => enabled && option === order.option);
  if (size === undefined || offerOf(asset, order.option) === null) {
    return refuse(`Size ${order.option} is not available for item ${order.itemId}`, 403);
  }
  const price = sum([
    size.price,
    ...RIGHTS.filter(({ bit }) => order.rights & bit).map((right) => right.price),
  ]);
  if (group.payment === 'prepaid' && world.books.balanceOf(group).lessThan(price)) {
    return refuse('Not enough money on your balance', 402);
  }
  const purchase: ItemLicensed = {
    type: 'item-licensed',
    transactionId: world.books.nextTransactionId(),
    ...order,
    price: price.toFixed(2),
    references,
    userId: user.id,
    groupId: group.id,
    at: world.now(),
  };
  world.books.record(purchase);
  return { order, purchase };
}

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
    sizes: voice.choose('sizes', { documented: 2, observed: purchase.option }),
    license: purchase.licenceId,
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
