import { resolve } from 'node:path';
import { Command } from 'commander';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId } from '../../../../shared/model/ids.ts';
import type { OrderLine } from '../../../../shared/model/intent.ts';
import type { Quote } from '../../../../shared/model/quote.ts';
import type { App } from '../../../app.ts';
import { entryFor, readAssetIds } from '../asset-ids.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { exitCodeOfAll } from '../exit-code.ts';
import { amountText } from '../money-text.ts';
import { amount, idOption } from '../options.ts';
import { note, printDocument, printText, widthOf } from '../output.ts';
import { confirm } from '../prompt.ts';
import type { PurchaseResult } from '../purchase-result.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly license: LicenceId;
  readonly size: string;
  readonly from?: string;
  readonly project?: string;
  readonly client?: string;
  readonly purchaseOrder?: string;
  readonly isbn?: string;
  readonly other?: string;
  readonly again?: true;
  readonly larger?: true;
  readonly yes?: true;
  readonly maxTotal?: string;
  readonly to?: string;
  readonly fetch: boolean;
}

export function licenseCommand(cli: Cli): Command {
  const command = new Command('license')
    .description('buy licences: shows the price and asks first')
    .argument('[assets...]', 'asset IDs or links')
    .requiredOption('--license <id>', 'licence to buy, as “licences” lists it', idOption<LicenceId>)
    .requiredOption('--size <option>', 'size to license, as “licences” lists it')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .option('--project <text>', 'reference: project')
    .option('--client <text>', 'reference: client')
    .option('--purchase-order <text>', 'reference: purchase order')
    .option('--isbn <text>', 'reference: ISBN')
    .option('--other <text>', 'reference: anything else')
    .option('--again', 'also buy what the group has licensed already')
    .option('--larger', 'also buy what the group has licensed in smaller sizes only')
    .option('--yes', 'do not ask; needs --max-total')
    .option('--max-total <amount>', 'buy nothing if the whole costs more', amount)
    .option('--to <dir>', 'folder for the licensed files (default: the library)')
    .option('--no-fetch', 'buy only; “download” brings the files later')
    .action((words: readonly string[], options: Options) => license(cli, words, options));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom license 24985913 --license 10123 --size l-2015 --project "Spring"',
    'stockroom license --from approved.csv --license 10123 --size l-2015 --yes --max-total 250 --json',
  ]);
}

async function license(cli: Cli, words: readonly string[], options: Options): Promise<void> {
  const { io } = cli;
  if (options.yes && options.maxTotal === undefined) throw new UsageError('--yes needs --max-total.');
  if (!options.yes && !io.stdin.isTTY) {
    throw new UsageError('There is no terminal to ask on: add --yes and --max-total if you mean it.');
  }
  const assetIds = await readAssetIds(io, words, options.from);
  const into = options.to === undefined ? 'library' : { folder: resolve(options.to) };
  const { results, total } = await cli.withApp((app) => purchase(app, cli, assetIds, options), {
    licensedFiles: options.fetch ? into : 'nowhere',
  });
  if (cli.format === 'json') printDocument(io, 'license', { total, results });
  else printText(io, table(results, COLUMNS, widthOf(io)));
  for (const { assetId, notes = [] } of results) {
    for (const text of notes) note(io, `${assetId}: ${text}`);
  }
  cli.exitCode = exitCodeOfAll(results.map(failureCodeOf));
}

async function purchase(app: App, cli: Cli, assetIds: readonly AssetId[], options: Options) {
  const { assertWithin, buy, makeOffer } = await import('../purchase.ts');
  const { io } = cli;
  const { again = false, larger = false, maxTotal } = options;
  // An earlier run may have bought some of them without hearing so.
  await app.licensing.lookUp(assetIds, io.signal);
  const lines = assetIds.map((assetId) => orderLine(assetId, options));
  const offer = await makeOffer(app.licensing, { lines, again, larger }, io.signal);
  if (maxTotal !== undefined) assertWithin(offer, maxTotal);
  const { quote, owned, smaller, total } = offer;
  if (quote !== null && !options.yes && !(await confirm(io, question(quote, owned.size + smaller.size)))) {
    throw new StockroomError('aborted', { message: 'Nothing was bought.' });
  }
  if (io.signal.aborted) throw new StockroomError('aborted', { message: 'Nothing was bought.' });
  const limit = maxTotal === undefined ? {} : { maxTotal };
  const how = {
    again,
    owned: again || larger,
    ...limit,
    certificateOf: (id: TransactionId, signal: AbortSignal) => app.client.certificate(id, { signal }),
  };
  const bought = quote === null ? [] : await buy(app.licensing, quote, how, io.signal);
  const results = assetIds.map((assetId): PurchaseResult => {
    const transactionId = owned.get(assetId);
    if (transactionId !== undefined) return { assetId, status: 'already-licensed', transactionId };
    const message = smaller.get(assetId);
    if (message !== undefined) {
      return { assetId, status: 'rejected', error: { code: 'already-licensed', message } };
    }
    return bought.find((one) => one.assetId === assetId) ?? { assetId, status: 'unknown' };
  });
  return {
    results: options.fetch ? await withFiles(app, cli, results, options) : results,
    total: amountText(total),
  };
}

/** Brings the files of what is licensed, by this order or before. One that does not come fails its line. */
async function withFiles(
  app: App,
  { io }: Cli,
  results: readonly PurchaseResult[],
  { to, size }: Options,
): Promise<readonly PurchaseResult[]> {
  const licensed = new Map(results.filter(isLicensed).map((result) => [result.assetId, result]));
  if (licensed.size === 0) return results;
  const { fetchFiles } = await import('../fetch-files.ts');
  const { licensedSize } = await import('../licensed-size.ts');
  const files = await fetchFiles(app, {
    entries: [...licensed.keys()].map(entryFor),
    right: 'licensed',
    optionOf: async ({ assetId }) => {
      const result = licensed.get(assetId);
      if (result?.status === 'licensed') return size;
      return licensedSize(app, assetId, result?.transactionId ?? null, io.signal);
    },
    folder: to === undefined ? null : resolve(to),
    patience: 30_000,
    signal: io.signal,
    onResult: ({ assetId, error }) => {
      if (error) note(io, `${assetId} is licensed, but its file did not come: ${error.message}`);
    },
    onProgress: () => {},
  });
  const byAsset = new Map(files.map((file) => [file.assetId, file]));
  return results.map((result) => {
    const file = byAsset.get(result.assetId);
    if (file === undefined || !isLicensed(result)) return result;
    return {
      ...result,
      ...(file.path !== null && { path: file.path }),
      ...(file.error && { error: file.error }),
    };
  });
}

function isLicensed({ status }: PurchaseResult): boolean {
  return status === 'licensed' || status === 'already-licensed';
}

function orderLine(assetId: AssetId, options: Options): OrderLine {
  const { license: licenceId, size: option } = options;
  const { project = '', client = '', purchaseOrder = '', isbn = '', other = '' } = options;
  const references = { project, client, purchaseOrder, isbn, other };
  return { assetId, licenceId, option, extendedRights: 0, references };
}

function question({ lines, net, vat, gross }: Quote, owned: number): string {
  const left = owned > 0 ? ` (${owned} owned already and left out)` : '';
  const [first] = lines;
  const each = first?.price ? `${amountText(first.price.amount)} each, ` : '';
  const total =
    vat === null
      ? amountText(gross.amount)
      : `${amountText(net.amount)} + ${amountText(vat.amount.amount)} VAT = ${amountText(gross.amount)}`;
  return `License ${lines.length} asset(s)${left}: ${first?.licenceName}, ${first?.optionLabel}, ${each}${total} in total?`;
}

function failureCodeOf({ status, error }: PurchaseResult): FailureCode | null {
  if (status === 'unknown') return 'outcome-unknown';
  return error?.code ?? (status === 'rejected' ? 'forbidden' : null);
}

const COLUMNS = [
  { title: 'ID', value: (result: PurchaseResult) => String(result.assetId), align: 'right' },
  { title: 'Licence', value: (result: PurchaseResult) => result.status },
  {
    title: 'Transaction',
    value: (result: PurchaseResult) => String(result.transactionId ?? ''),
    align: 'right',
  },
  { title: 'File', value: (result: PurchaseResult) => result.path ?? result.error?.message ?? '' },
] as const;
