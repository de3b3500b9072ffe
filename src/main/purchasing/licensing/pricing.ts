import { createHash } from 'node:crypto';
import type { Group } from '../../../shared/model/account.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import { instant } from '../../../shared/model/instant.ts';
import type { OrderLine } from '../../../shared/model/intent.ts';
import type { Licence } from '../../../shared/model/licence.ts';
import { compareAmounts } from '../../../shared/model/money.ts';
import type { Money } from '../../../shared/model/money.ts';
import type { DailyLimit, ProjectBudget, Quote, QuoteLine } from '../../../shared/model/quote.ts';
import { coverageOf } from '../../../shared/model/size-order.ts';
import { vatOf } from '../../../shared/model/vat.ts';
import type { Ownership } from '../../ownership/index.ts';
import { spentOn } from './budgets.ts';
import type { Budgets } from './budgets.ts';
import { balanceOf, grossOf, unknownIn } from './funds.ts';
import type { Ledger } from './ledger.ts';
import { OPEN_SQL } from './machine.ts';
import { ownedOf } from './owned.ts';
import type { Sizes } from './owned.ts';
import type { Buyer, Owned } from './shop.ts';
import { committed, minus, spent, sum } from './spend.ts';

/** What a quote is made of. */
export interface Market {
  readonly licences: readonly Licence[];
  readonly group: Group;
  readonly owned: Owned;
}

export interface PricingContext {
  readonly ledger: Ledger;
  readonly buyer: Buyer;
  readonly limit: string | null;
  readonly budgetOf: Budgets;
  readonly ownership: Ownership;
  readonly sizes: Sizes;
  readonly now: number;
}

/** The price of every line and of all together, and everything that stands in the way. */
export function price(
  id: string,
  orders: readonly OrderLine[],
  market: Market,
  context: PricingContext,
): Quote {
  const lines = orders.map((order) => priceLine(order, market, context));
  const net = total(lines);
  // A pending order is committed already; confirming joins it.
  const added = total(lines.filter(({ pending }) => pending === null));
  const vat = vatOf(net, market.group);
  const content = { account: context.buyer.accountId, lines: lines.map(agreed), net, vat };
  return {
    id,
    hash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    createdAt: instant(context.now),
    lines,
    unreadable: market.owned.unreadable,
    net,
    vat,
    gross: { ...net, amount: grossOf(net.amount, market.group) },
    unpricedRights: lines.some(({ order, price }) => price !== null && order.extendedRights !== 0),
    unknown: unknownIn(lines, market.group),
    balance: balanceOf(added.amount, committed(context.ledger, context.buyer.accountId), market.group),
    limit: limitOf(added, context),
    budgets: budgetsOf(lines, context),
  };
}

function priceLine(order: OrderLine, market: Market, context: PricingContext): QuoteLine {
  const licence = market.licences.find(({ id }) => id === order.licenceId);
  const size = licence?.sizes.find(({ option, enabled }) => enabled && option === order.option);
  const owned = context.sizes.in(ownedOf(order.assetId, market.owned, context));
  return {
    order,
    licenceName: licence?.name ?? '',
    optionLabel: size?.label ?? '',
    price: size?.price ?? null,
    problem:
      licence === undefined
        ? 'licence-not-offered'
        : size === undefined
          ? 'size-not-offered'
          : size.price === null
            ? 'price-unknown'
            : null,
    owned,
    covered: coverageOf(
      owned.map(({ option }) => option),
      order.option,
    ),
    pending: pendingOf(order, context),
  };
}

function pendingOf(order: OrderLine, { ledger, buyer }: PricingContext): QuoteLine['pending'] {
  const [open] = ledger.where(
    `accountId = ? AND assetId = ? AND licenceId = ? AND option = ? AND extendedRights = ?
     AND ${OPEN_SQL}`,
    buyer.accountId,
    order.assetId,
    order.licenceId,
    order.option,
    order.extendedRights,
  );
  return open?.id ?? null;
}

/** What a person agrees to by confirming a line. */
function agreed({ order, price: linePrice, problem, owned }: QuoteLine): unknown {
  return { order, price: linePrice, problem, owned: owned.map(({ transactionId }) => transactionId) };
}

/** The price list is in one currency; a line in another would be refused as unreadable long before. */
function total(lines: readonly QuoteLine[]): Money {
  const prices = lines.flatMap((line) => (line.price === null ? [] : [line.price]));
  return { amount: sum(prices.map(({ amount }) => amount)), currencyId: prices[0]?.currencyId ?? null };
}

function limitOf(net: Money, { ledger, buyer, limit, now }: PricingContext): DailyLimit | null {
  if (limit === null) return null;
  const used = sum([spent(ledger, buyer.accountId, now), committed(ledger, buyer.accountId)]);
  const over = minus(sum([used, net.amount]), limit);
  return { limit, spent: used, over: compareAmounts(over, '0') > 0 ? over : null };
}

/** The budgets of the projects named, each with what these lines would add. */
function budgetsOf(
  lines: readonly QuoteLine[],
  { ledger, buyer, budgetOf }: PricingContext,
): readonly ProjectBudget[] {
  const byProject = Map.groupBy(lines, ({ order }) => foldName(order.references.project));
  return [...byProject.values()].flatMap((ofProject): readonly ProjectBudget[] => {
    const name = ofProject[0]?.order.references.project.trim() ?? '';
    const budget = foldName(name) === '' ? null : budgetOf(name);
    if (budget === null) return [];
    const used = spentOn(ledger, buyer.accountId, name, 'and-confirmed');
    const added = total(ofProject.filter(({ pending }) => pending === null));
    const after = sum([used, added.amount]);
    const over = budget.stopAt === null ? null : minus(after, budget.stopAt);
    const isOver = over !== null && compareAmounts(over, '0') > 0;
    return [{ project: name, ...budget, spent: used, after, over: isOver ? over : null }];
  });
}
