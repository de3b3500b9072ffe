import { Command, Option } from 'commander';
import type { UsageByAsset, UsageByDate, UsageCounts } from '../../../../shared/model/statistics.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { periodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import { printDocument, printText, widthOf } from '../output.ts';
import { table } from '../table.ts';

interface Options extends StretchOptions, PeriodOptions {
  readonly by?: 'date' | 'asset';
}

export function statsCommand(cli: Cli): Command {
  const command = new Command('stats')
    .description('count comps, licences and transfers of the group')
    .addOption(new Option('--by <what>', 'one row a date or an asset').choices(['date', 'asset']))
    .action((options: Options) => cli.withApp((app) => showStats(app, cli, options)));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom stats --since 2026-01-01',
    'stockroom stats --by asset --limit 20 --json',
  ]);
}

async function showStats(app: App, { io, format }: Cli, options: Options): Promise<void> {
  const period = periodOf(options);
  const { offset, limit } = options;
  const call = { signal: io.signal };
  const total = await app.client.usage(period, call);
  const dates =
    options.by === 'date' ? await app.client.usageByDate({ ...period, offset, limit }, call) : null;
  const assets =
    options.by === 'asset' ? (await app.client.usageByAsset({ ...period, offset, limit }, call)).rows : null;
  if (format === 'json') {
    printDocument(io, { total, ...(dates && { dates }), ...(assets && { assets }) });
    return;
  }
  const rows = [
    ...(dates ?? []).map((row: UsageByDate) => ({ name: row.label, ...row })),
    ...(assets ?? []).map((row: UsageByAsset) => ({ name: `${row.assetId} ${row.title}`, ...row })),
    { name: 'Total', ...total },
  ];
  printText(io, table(rows, COLUMNS, widthOf(io)));
}

interface Row extends UsageCounts {
  readonly name: string;
}

const COLUMNS = [
  { title: '', value: (row: Row) => row.name, flexible: true },
  { title: 'Comps', value: (row: Row) => String(row.comps ?? ''), align: 'right' },
  { title: 'Licensed', value: (row: Row) => String(row.licensed ?? ''), align: 'right' },
  { title: 'Transferred', value: (row: Row) => String(row.transferred ?? ''), align: 'right' },
] as const;
