import { Command, Option } from 'commander';
import type { InvoiceId, TransactionId } from '../../../../shared/model/ids.ts';
import { INVOICE_STATES } from '../../../../shared/model/invoice.ts';
import type { Invoice, InvoiceState, InvoiceSummary } from '../../../../shared/model/invoice.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { goAhead, withAgain, withYes } from '../go-ahead.ts';
import type { AgainOptions, YesOptions } from '../go-ahead.ts';
import { moneyText } from '../money-text.ts';
import { idOption, ids, withStretch } from '../options.ts';
import type { StretchOptions } from '../options.ts';
import { note, printDocument, printTable, printText } from '../output.ts';
import { collect } from '../pages.ts';
import { dayOf, invoiceRecord, invoiceSummaryRecord } from '../records.ts';
import { facts } from '../table.ts';

interface CreateOptions extends YesOptions, AgainOptions {
  readonly field?: string;
}

interface StateOptions {
  readonly state?: InvoiceState;
}

interface ListOptions extends StretchOptions, StateOptions {}

export function invoiceCommand(cli: Cli): Command {
  return new Command('invoice')
    .description('make, list, count and show invoices')
    .addCommand(createCommand(cli))
    .addCommand(listCommand(cli))
    .addCommand(countCommand(cli))
    .addCommand(showCommand(cli));
}

function createCommand(cli: Cli): Command {
  const command = new Command('create')
    .description('put licences on an invoice')
    .argument('<transactions...>', 'transaction IDs, as “licensed” lists them', ids<TransactionId>)
    .option('--field <text>', 'text for the field that the account manager has set up')
    .action((transactions: readonly TransactionId[], options: CreateOptions) =>
      create(cli, transactions, options),
    );
  withYes(withAgain(command));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom invoice create 700001 700002 --yes --json']);
}

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('list invoices')
    .action((options: ListOptions) => list(cli, options));
  withStretch(withState(command));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom invoice list --state unpaid']);
}

function countCommand(cli: Cli): Command {
  const command = new Command('count')
    .description('count invoices')
    .action((options: StateOptions) => count(cli, options));
  withState(command);
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom invoice count --state unpaid --json']);
}

function withState(command: Command): Command {
  return command.addOption(
    new Option('--state <state>', 'only invoices in this state').choices(INVOICE_STATES),
  );
}

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('show an invoice with its lines')
    .argument('<invoice>', 'invoice ID', idOption<InvoiceId>)
    .action((id: InvoiceId) => show(cli, id));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom invoice show 8089244 --json']);
}

/** Sends one request, never repeated: a second would make a second invoice. Looks up a lost answer. */
async function create(
  cli: Cli,
  transactionIds: readonly TransactionId[],
  options: CreateOptions,
): Promise<void> {
  const { io } = cli;
  await goAhead(io, options, `Put ${transactionIds.length} licence(s) on an invoice?`);
  const order = { transactionIds, ...(options.field && { fieldValue: options.field }) };
  const how = { again: options.again === true, signal: io.signal };
  const { result: invoiceId, proof } = await cli.withApp((app) => app.irrevocable.invoice(order, how));
  if (cli.format === 'json') printDocument(io, 'invoice-create', { invoiceId, transactionIds, proof });
  else note(io, made(invoiceId, proof));
}

function made(invoiceId: InvoiceId | null, proof: 'answer' | 'read-back'): string {
  const lost =
    proof === 'read-back' ? 'The answer was lost; the service lists the licences as invoiced. ' : '';
  return `${lost}${invoiceId === null ? 'The invoice is made; see “invoice list”.' : `Invoice ${invoiceId} is made.`}`;
}

async function list(cli: Cli, options: ListOptions): Promise<void> {
  const { io } = cli;
  const filter = options.state === undefined ? {} : { state: options.state };
  const { total, rows } = await cli.withApp((app) =>
    collect(options, (stretch) => app.client.invoices({ ...stretch, ...filter }, { signal: io.signal })),
  );
  if (cli.format === 'json')
    printDocument(io, 'invoice-list', { total, invoices: rows.map(invoiceSummaryRecord) });
  else printTable(io, rows, COLUMNS, total);
}

async function count(cli: Cli, { state }: StateOptions): Promise<void> {
  const { io } = cli;
  const filter = state === undefined ? {} : { state };
  const invoices = await cli.withApp((app) => app.client.invoiceCount(filter, { signal: io.signal }));
  if (cli.format === 'json') printDocument(io, 'invoice-count', { count: invoices });
  else printText(io, String(invoices));
}

async function show(cli: Cli, id: InvoiceId): Promise<void> {
  const { io } = cli;
  const invoice = await cli.withApp((app) => app.client.invoice(id, { signal: io.signal }));
  if (cli.format === 'json') printDocument(io, 'invoice-show', { invoice: invoiceRecord(invoice) });
  else printText(io, facts(describe(invoice)));
}

function describe(invoice: Invoice): (readonly [string, string | null])[] {
  return [
    ['Invoice', `${invoice.number} (${invoice.id})`],
    ['Day', dayOf(invoice.at)],
    ['State', invoice.state],
    ...invoice.lines.map(
      (line) =>
        [
          line.kind === 'asset' ? 'Asset' : 'Line',
          line.kind === 'asset'
            ? `${line.assetId}  ${line.licenceName} ${line.option}  ${moneyText(line.price)}`
            : `${line.description} x ${line.quantity}  ${moneyText(line.price)}`,
        ] as const,
    ),
    ['Subtotal', invoice.subTotal === null ? null : moneyText(invoice.subTotal)],
    ['VAT', invoice.vat === null ? null : moneyText(invoice.vat)],
    ['Total', moneyText(invoice.total)],
  ];
}

const COLUMNS = [
  { title: 'Invoice', value: (invoice: InvoiceSummary) => String(invoice.id), align: 'right' },
  { title: 'Number', value: (invoice: InvoiceSummary) => invoice.number },
  { title: 'Day', value: (invoice: InvoiceSummary) => dayOf(invoice.at) },
  { title: 'Paid', value: (invoice: InvoiceSummary) => dayOf(invoice.paidAt) },
  { title: 'Title', value: (invoice: InvoiceSummary) => invoice.title, flexible: true },
  { title: 'Total', value: (invoice: InvoiceSummary) => moneyText(invoice.total), align: 'right' },
] as const;
