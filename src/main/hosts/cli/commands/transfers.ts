import { Command, Option } from 'commander';
import { LICENCE_FILTERS } from '../../../../shared/model/licence.ts';
import type { LicenceFilter, LicensedItem } from '../../../../shared/model/licence.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { periodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import { printDocument, printTable } from '../output.ts';
import { collect } from '../pages.ts';
import { dayOf, licensedRecord } from '../records.ts';

interface Options extends StretchOptions, PeriodOptions {
  readonly state?: LicenceFilter;
}

export function transfersCommand(cli: Cli): Command {
  const command = new Command('transfers')
    .description('list the licences the group has passed on')
    .addOption(new Option('--state <state>', 'only licences in this state').choices(LICENCE_FILTERS))
    .action((options: Options) => listTransfers(cli, options));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom transfers --since 2026-11-01', 'stockroom transfers --json']);
}

async function listTransfers(cli: Cli, options: Options): Promise<void> {
  const { io } = cli;
  const filter = { ...periodOf(options), ...(options.state && { type: options.state }) };
  const { total, rows, unreadable } = await cli.withApp((app) =>
    collect(options, (stretch) => app.client.transfers({ ...stretch, ...filter }, { signal: io.signal })),
  );
  const items = rows.map(({ row }) => row);
  if (cli.format === 'json')
    printDocument(io, 'transfers', { total, unreadable, transfers: items.map(licensedRecord) });
  else printTable(io, items, COLUMNS, total);
}

const COLUMNS = [
  { title: 'Transfer', value: (item: LicensedItem) => String(item.transferId ?? ''), align: 'right' },
  { title: 'Transaction', value: (item: LicensedItem) => String(item.transactionId), align: 'right' },
  { title: 'ID', value: (item: LicensedItem) => String(item.assetId), align: 'right' },
  { title: 'Day', value: (item: LicensedItem) => dayOf(item.at) },
  { title: 'Title', value: (item: LicensedItem) => item.title, flexible: true },
  { title: 'By', value: (item: LicensedItem) => item.actor.name },
] as const;
