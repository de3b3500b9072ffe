import { Command } from 'commander';
import { priceLine } from '../../../../shared/model/basket.ts';
import type { PricedLine } from '../../../../shared/model/basket.ts';
import { isFailureCode } from '../../../../shared/model/failure.ts';
import type { AssetId } from '../../../../shared/model/ids.ts';
import { toIso } from '../../../../shared/model/instant.ts';
import { UNKNOWN_LABEL } from '../../../../shared/model/quote.ts';
import type { App } from '../../../app.ts';
import { readAssetIds } from '../asset-ids.ts';
import { basketLineRecord, PROBLEM_WORDS } from '../basket-record.ts';
import { basketTotal } from '../basket-total.ts';
import type { BasketTotal } from '../basket-total.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { moneyText } from '../money-text.ts';
import { note, printDocument, printText, widthOf } from '../output.ts';
import { facts, table } from '../table.ts';
import { count } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/** The app's basket, the same for both. Nothing here buys. */
export function basketCommand(cli: Cli): Command {
  const command = new Command('basket').description(
    'the assets about to be licensed: nothing here buys (“license” does)',
  );
  for (const one of [listCommand, addCommand, removeCommand, totalCommand]) command.addCommand(one(cli));
  return command;
}

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('list what is in the basket, with licence, size and price')
    .action(() => cli.withApp((app) => list(app, cli)));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom basket list', 'stockroom basket list --json']);
}

async function list(app: App, { io, format }: Cli): Promise<void> {
  await readPrices(app);
  const { terms } = app.basket.state();
  const lines = pricedLines(app);
  if (format === 'json') {
    const pricesAsOf = terms === null ? null : toIso(terms.asOf);
    printDocument(io, 'basket-list', { pricesAsOf, lines: lines.map(basketLineRecord) });
  } else if (lines.length === 0) note(io, 'The basket is empty.');
  else printText(io, table(lines, COLUMNS, widthOf(io)));
}

function addCommand(cli: Cli): Command {
  const command = new Command('add')
    .description('put assets in; those that are in already stay as they are')
    .argument('[assets...]', 'asset IDs or links')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .action((words: readonly string[], { from }: { readonly from?: string }) => add(cli, words, from));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom basket add 24985913 24985914',
    'stockroom search "mountain lake" --limit 5 --jsonl | jq .id | stockroom basket add --from -',
  ]);
}

async function add(cli: Cli, words: readonly string[], from: string | undefined): Promise<void> {
  const { io } = cli;
  const assetIds = await readAssetIds(io, words, from);
  const results = await cli.withApp(async (app) => {
    const before = idsIn(app);
    // First, so that each gets its licence and size as it comes in.
    await readPrices(app);
    await app.basket.add(assetIds);
    const lines = new Map(pricedLines(app).map((priced) => [priced.line.asset.id, priced]));
    return assetIds.map((assetId) => ({
      assetId,
      status: before.has(assetId) ? ('already-in' as const) : ('added' as const),
      problem: lines.get(assetId)?.problem ?? null,
    }));
  });
  if (cli.format === 'json') return printDocument(io, 'basket-add', { results });
  for (const { assetId, problem } of results) {
    if (problem !== null) note(io, `${assetId}: ${PROBLEM_WORDS[problem]}.`);
  }
  const added = results.filter(({ status }) => status === 'added').length;
  printText(io, `${count(added)} added, ${count(results.length - added)} in already.`);
}

interface RemoveOptions {
  readonly from?: string;
  readonly all?: true;
}

function removeCommand(cli: Cli): Command {
  const command = new Command('remove')
    .description('take assets out')
    .argument('[assets...]', 'asset IDs or links')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .option('--all', 'empty the basket')
    .action((words: readonly string[], options: RemoveOptions) => remove(cli, words, options));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom basket remove 24985913', 'stockroom basket remove --all']);
}

async function remove(cli: Cli, words: readonly string[], { from, all }: RemoveOptions): Promise<void> {
  const { io } = cli;
  if (all && (words.length > 0 || from !== undefined)) {
    throw new UsageError('Either --all, or the assets to take out.');
  }
  const named = all ? null : await readAssetIds(io, words, from);
  const results = await cli.withApp(async (app) => {
    const before = idsIn(app);
    const wanted = named ?? [...before];
    app.basket.remove(wanted);
    return wanted.map((assetId) => ({
      assetId,
      status: before.has(assetId) ? ('removed' as const) : ('not-in' as const),
    }));
  });
  if (cli.format === 'json') return printDocument(io, 'basket-remove', { results });
  const removed = results.filter(({ status }) => status === 'removed').length;
  const absent = results.length - removed;
  printText(io, `${count(removed)} removed${absent === 0 ? '' : `, ${count(absent)} not in the basket`}.`);
}

function totalCommand(cli: Cli): Command {
  const command = new Command('total')
    .description('tell what the basket costs now, without what the group owns; buys nothing')
    .action(() => total(cli));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom basket total', 'stockroom basket total --json']);
}

async function total(cli: Cli): Promise<void> {
  const { io, format } = cli;
  const sum = await cli.withApp(async (app) => {
    await app.basket.refresh();
    return basketTotal(app.basket, pricedLines(app), io.signal);
  });
  if (format === 'json') printDocument(io, 'basket-total', sum);
  else printText(io, facts(totalRows(sum)));
}

function totalRows({ assets, net, vat, gross, owned, problems, unpricedRights, unknown }: BasketTotal) {
  const isFloor = unpricedRights || unknown.includes('vat');
  return [
    ['Assets', count(assets)],
    ['Without VAT', net],
    ['VAT', vat === null ? null : `${vat.amount} (${vat.rate} %)`],
    [isFloor ? 'Total, at least' : 'Total', gross],
    ['Unknown', unknown.length === 0 ? null : unknown.map((one) => UNKNOWN_LABEL[one]).join(', ')],
    ['Owned already', owned.length === 0 ? null : `${count(owned.length)}, left out`],
    ['Not for sale', problems.length === 0 ? null : `${count(problems.length)}, left out: see “basket list”`],
    ['Extended rights', unpricedRights ? 'not in the total: the service tells no price of them' : null],
  ] satisfies [string, string | null][];
}

/** Reads the prices of now; those of last time where the service cannot be reached. */
async function readPrices(app: App): Promise<void> {
  try {
    await app.basket.refresh();
  } catch (error) {
    if (!isFailureCode(error, 'offline', 'timeout')) throw error;
  }
}

function pricedLines(app: App): readonly PricedLine[] {
  const { lines, terms } = app.basket.state();
  return lines.map((line) => priceLine(line, terms));
}

function idsIn(app: App): ReadonlySet<AssetId> {
  return new Set(app.basket.state().lines.map(({ asset }) => asset.id));
}

const COLUMNS = [
  { title: 'ID', value: ({ line }: PricedLine) => String(line.asset.id), align: 'right' },
  { title: 'Title', value: ({ line }: PricedLine) => line.asset.title, flexible: true },
  { title: 'Licence', value: ({ licence }: PricedLine) => licence?.name ?? '' },
  { title: 'Size', value: ({ line, size }: PricedLine) => size?.label ?? line.option },
  {
    title: 'Price',
    value: ({ price, problem }: PricedLine) => (problem === null ? moneyText(price) : PROBLEM_WORDS[problem]),
    align: 'right',
  },
] as const;
