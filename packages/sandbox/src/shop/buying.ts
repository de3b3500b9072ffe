import type { Decimal } from 'decimal.js';
import type { Group, User } from '../state/accounts.ts';
import type { ItemLicensed, References } from '../state/events.ts';
import type { World } from '../world.ts';
import { assetOf } from './assets.ts';
import { sum } from './money.ts';
import { offerOf } from './offers.ts';
import { licenceOf, obstacleTo, RIGHTS } from './price-list.ts';

/** One item to be licensed. */
export interface Order {
  readonly itemId: number;
  readonly licenceId: number;
  readonly option: string;
  /** Bit mask. */
  readonly rights: number;
}

export interface Buyer {
  readonly group: Group;
  readonly user: User;
  readonly references: References;
  /** Milliseconds. */
  readonly at: number;
}

export type Outcome =
  | { readonly order: Order; readonly purchase: ItemLicensed }
  | { readonly order: Order; readonly refusal: Refusal };

export interface Refusal {
  readonly message: string;
  readonly code: number;
}

/** Charges for one item, or says why not. Doing it again charges again. */
export function buy(world: World, buyer: Buyer, order: Order): Outcome {
  const { group, user, references, at } = buyer;
  const priced = priceFor(world, buyer, order);
  if ('refusal' in priced) return { order, refusal: priced.refusal };
  const { price } = priced;
  if (group.payment === 'prepaid' && world.books.balanceOf(group).lessThan(price)) {
    return { order, refusal: { message: 'Not enough money on your balance', code: 402 } };
  }
  const purchase: ItemLicensed = {
    type: 'item-licensed',
    transactionId: world.books.nextTransactionId(),
    ...order,
    price: price.toFixed(2),
    references,
    userId: user.id,
    groupId: group.id,
    at,
  };
  world.books.record(purchase);
  return { order, purchase };
}

/** Whether the balance covers everything of the orders that can be bought. */
export function isCovered(world: World, buyer: Buyer, orders: readonly Order[]): boolean {
  if (buyer.group.payment !== 'prepaid') return true;
  const prices = orders.flatMap((order) => {
    const priced = priceFor(world, buyer, order);
    return 'price' in priced ? [priced.price] : [];
  });
  return !world.books.balanceOf(buyer.group).lessThan(sum(prices));
}

function priceFor(
  world: World,
  { group }: Buyer,
  order: Order,
): { readonly price: Decimal } | { readonly refusal: Refusal } {
  const refuse = (message: string, code: number) => ({ refusal: { message, code } });
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
  const rights = RIGHTS.filter(({ bit }) => order.rights & bit);
  return { price: sum([size.price, ...rights.map((right) => right.price)]) };
}
