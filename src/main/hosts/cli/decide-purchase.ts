import { StockroomError } from '../../../shared/model/failure.ts';
import type { TransactionId } from '../../../shared/model/ids.ts';
import { isInDoubt } from '../../../shared/model/intent.ts';
import type { Decision, Intent } from '../../../shared/model/intent.ts';
import { describeIntent } from '../../../shared/model/intent-text.ts';
import { compareAmounts } from '../../../shared/model/money.ts';
import type { App } from '../../app.ts';
import type { Cli } from './cli.ts';
import { findPurchase, lookUpInDoubt } from './find-purchase.ts';
import { assertAskable, goAhead } from './go-ahead.ts';
import { amountText, moneyText } from './money-text.ts';
import { note } from './output.ts';
import { candidatesOf } from './purchase-record.ts';
import { UsageError } from './usage-error.ts';

export interface DecideOptions {
  readonly transaction?: TransactionId;
  readonly notBought?: true;
  readonly buyAgain?: true;
  readonly yes?: true;
  readonly maxTotal?: string;
}

/**
 * Does what a person has decided, by the rules of the core. The group's list is read first: what it proves needs no
 * decision. **`--buy-again` spends money.** Returns the order that counts from now on.
 */
export async function decidePurchase(cli: Cli, order: string, options: DecideOptions): Promise<Intent> {
  const { io } = cli;
  const decision = decisionOf(options);
  if (decision.kind === 'buy-again' && options.yes && options.maxTotal === undefined) {
    throw new UsageError('--buy-again with --yes needs --max-total.');
  }
  assertAskable(io, options);
  return cli.withApp(async (app) => {
    const intent = await lookUpInDoubt(app, io, findPurchase(app, order));
    if (intent.state !== 'ambiguous' && intent.state !== 'needs-decision') return undecided(cli, intent);
    if (decision.kind === 'buy-again') assertWithin(intent, options.maxTotal);
    await goAhead(io, options, questionOf(intent, decision));
    const decided = await app.licensing.decide(intent.id, decision, io.signal);
    return decision.kind === 'buy-again' && decided.id !== intent.id
      ? bought(app, decided, io.signal)
      : decided;
  });
}

function decisionOf({ transaction, notBought, buyAgain }: DecideOptions): Decision {
  const said: (Decision | undefined)[] = [
    transaction === undefined ? undefined : { kind: 'this-one', transactionId: transaction },
    notBought === undefined ? undefined : { kind: 'not-bought' },
    buyAgain === undefined ? undefined : { kind: 'buy-again' },
  ];
  const [decision, ...more] = said.filter((one) => one !== undefined);
  if (decision === undefined || more.length > 0) {
    throw new UsageError('Say one of --transaction ID, --not-bought and --buy-again.');
  }
  return decision;
}

/** An order that has its end, or that the group's list may still settle. */
function undecided({ io }: Cli, intent: Intent): Intent {
  const { status, detail } = describeIntent(intent);
  if (isInDoubt(intent.state)) {
    throw new StockroomError('outcome-unknown', {
      message: `This order cannot be decided yet. ${detail}`,
      action: 'Try again later: 24 hours after it was sent a person may decide.',
    });
  }
  note(io, `There is nothing to decide: ${status.toLowerCase()}.`);
  return intent;
}

function assertWithin({ price }: Intent, limit: string | undefined): void {
  if (limit === undefined || compareAmounts(price.amount, limit) <= 0) return;
  throw new StockroomError('invalid', {
    message: `The price of ${moneyText(price)} is above --max-total ${amountText(limit)}.`,
    action: 'Nothing was decided or bought.',
  });
}

function questionOf(intent: Intent, decision: Decision): string {
  const asset = `asset ${intent.order.assetId}`;
  switch (decision.kind) {
    case 'this-one': {
      const known = candidatesOf(intent).some(
        ({ transactionId }) => transactionId === decision.transactionId,
      );
      return `Take transaction ${decision.transactionId}${known ? '' : ' (not among those shown)'} for the order of ${asset}?`;
    }
    case 'not-bought':
      return `Settle the order of ${asset} as not bought?`;
    case 'buy-again':
      return `Buy ${asset} again for ${moneyText(intent.price)}? If the first order was charged, it is paid twice.`;
  }
}

async function bought({ licensing }: App, { id }: Intent, signal: AbortSignal): Promise<Intent> {
  const { finish } = await import('./purchase.ts');
  const [intent] = await finish(licensing, [id], signal);
  if (intent === undefined) throw new StockroomError('internal');
  return intent;
}
