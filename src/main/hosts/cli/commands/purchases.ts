import { Command } from 'commander';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import { isFinal, isInDoubt } from '../../../../shared/model/intent.ts';
import type { Intent } from '../../../../shared/model/intent.ts';
import { describeIntent } from '../../../../shared/model/intent-text.ts';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { decidePurchase } from '../decide-purchase.ts';
import type { DecideOptions } from '../decide-purchase.ts';
import { EXIT } from '../exit-code.ts';
import { findPurchase, lookUpInDoubt } from '../find-purchase.ts';
import { moneyText } from '../money-text.ts';
import { amount, idOption } from '../options.ts';
import { note, printDocument, printTable, printText } from '../output.ts';
import { purchaseFacts, purchaseRecord } from '../purchase-record.ts';
import { dayOf } from '../records.ts';
import { facts } from '../table.ts';

interface ListOptions {
  readonly open?: true;
}

/** The orders of this profile: what `license` and the app have confirmed. */
export function purchasesCommand(cli: Cli): Command {
  return new Command('purchases')
    .description('list, show, decide and withdraw orders of licences')
    .addCommand(listCommand(cli))
    .addCommand(showCommand(cli))
    .addCommand(decideCommand(cli))
    .addCommand(withdrawCommand(cli));
}

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('list the open and the latest orders, as the profile has them; asks the service for nothing')
    .option('--open', 'only orders without an end')
    .action((options: ListOptions) => list(cli, options));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom purchases list --open', 'stockroom purchases list --json']);
}

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('show an order with all that is known; looks for one in doubt in the group’s licences')
    .argument('<order>', 'its ID, or how the ID begins, as “purchases list” prints it')
    .action((order: string) => show(cli, order));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom purchases show 3f2a91c0',
    'stockroom purchases show 3f2a91c0 --json',
  ]);
}

function decideCommand(cli: Cli): Command {
  const command = new Command('decide')
    .description('settle an order that the group’s licences could not settle')
    .argument('<order>', 'its ID, or how the ID begins')
    .option('--transaction <id>', 'this transaction is the order', idOption<TransactionId>)
    .option('--not-bought', 'it was not bought')
    .option('--buy-again', 'it was not bought, and is to be bought now')
    .option('--yes', 'do not ask; with --buy-again it needs --max-total')
    .option('--max-total <amount>', 'buy nothing if it costs more', amount)
    .action(async (order: string, options: DecideOptions) => {
      const decided = await decidePurchase(cli, order, options);
      print(cli, decided);
      cli.exitCode = exitCodeOf(decided);
    });
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom purchases decide 3f2a91c0 --transaction 700001',
    'stockroom purchases decide 3f2a91c0 --buy-again --yes --max-total 20',
  ]);
}

function withdrawCommand(cli: Cli): Command {
  const command = new Command('withdraw')
    .description('take back orders that were not sent')
    .argument('<orders...>', 'their IDs, or how the IDs begin')
    .action((orders: readonly string[]) => withdraw(cli, orders));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom purchases withdraw 3f2a91c0']);
}

async function list(cli: Cli, { open }: ListOptions): Promise<void> {
  const { io } = cli;
  const intents = await cli.withApp(async (app) => {
    assertUsable(app);
    return app.licensing.intents().filter(({ state }) => open === undefined || !isFinal(state));
  });
  if (cli.format === 'json') printDocument(io, 'purchases-list', { purchases: intents.map(purchaseRecord) });
  else printTable(io, intents, COLUMNS, intents.length);
}

async function show(cli: Cli, order: string): Promise<void> {
  const shown = await cli.withApp(async (app) => {
    assertUsable(app);
    return lookUpInDoubt(app, cli.io, findPurchase(app, order));
  });
  print(cli, shown);
  cli.exitCode = exitCodeOf(shown);
}

async function withdraw(cli: Cli, orders: readonly string[]): Promise<void> {
  const { io } = cli;
  const intents = await cli.withApp(async (app) => {
    assertUsable(app);
    return app.licensing.withdraw(orders.map((order) => findPurchase(app, order).id));
  });
  if (cli.format === 'json')
    printDocument(io, 'purchases-withdraw', { purchases: intents.map(purchaseRecord) });
  else printTable(io, intents, COLUMNS, intents.length);
  const sent = intents.filter(({ state }) => state !== 'abandoned');
  if (sent.length === 0) return;
  note(io, `${sent.length} order(s) were sent before, and stay as they are.`);
  cli.exitCode = sent.some(({ state }) => isInDoubt(state)) ? EXIT.outcomeUnknown : EXIT.partial;
}

function print(cli: Cli, intent: Intent): void {
  if (cli.format === 'json') printDocument(cli.io, 'purchases-show', { purchase: purchaseRecord(intent) });
  else printText(cli.io, facts(purchaseFacts(intent)));
}

/** An order in doubt is the one outcome that a script must not overlook. */
function exitCodeOf({ state }: Intent) {
  if (isInDoubt(state)) return EXIT.outcomeUnknown;
  return state === 'rejected' ? EXIT.failed : EXIT.ok;
}

function assertUsable({ licensing }: App): void {
  const { problem } = licensing;
  if (problem !== null) throw new StockroomError(problem.code, problem);
}

const COLUMNS = [
  { title: 'Order', value: ({ id }: Intent) => id.slice(0, 8) },
  { title: 'Asset', value: ({ order }: Intent) => String(order.assetId), align: 'right' },
  { title: 'Size', value: ({ order }: Intent) => order.option },
  { title: 'Price', value: ({ price }: Intent) => moneyText(price), align: 'right' },
  { title: 'Day', value: ({ confirmedAt }: Intent) => dayOf(confirmedAt) },
  { title: 'State', value: (intent: Intent) => describeIntent(intent).status, flexible: true },
] as const;
