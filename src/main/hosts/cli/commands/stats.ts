import { Command, Option } from 'commander';
import type { UserId } from '../../../../shared/model/ids.ts';
import type { UsageByAsset, UsageByDate, UsageCounts } from '../../../../shared/model/statistics.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { idOption, wholePeriodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import { printDocument, printText, widthOf } from '../output.ts';
import { table } from '../table.ts';

interface Options extends StretchOptions, PeriodOptions {
  readonly user?: UserId;
  readonly by?: 'date' | 'asset';
}

export function statsCommand(cli: Cli): Command {
  const command = new Command('stats')
    .description('count comps, licences and transfers of the group')
    .addOption(new Option('--by <what>', 'one row a date or an asset').choices(['date', 'asset']))
    .option('--user <id>', 'of this member (default: the group; “--by asset”: you)', idOption<UserId>)
    .action((options: Options) => cli.withApp((app) => showStats(app, cli, options)));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom stats --since 2026-01-01',
    'stockroom stats --by asset --limit 20 --json',
  ]);
}

async function showStats(app: App, { io, format }: Cli, options: Options): Promise<void> {
  const { by, user, offset, limit } = options;
  const period = wholePeriodOf(options, Date.now());
  const whose = { ...period, ...(user !== undefined && { userId: user }) };
  const call = { signal: io.signal };
  const total = await app.client.usage(whose, call);
  const dates = by === 'date' ? await app.client.usageByDate({ ...whose, offset, limit }, call) : null;
  // The service counts assets of one member only.
  const userId = by === 'asset' ? (user ?? (await app.client.profile(null, call)).id) : null;
  const assets =
    userId === null ? null : (await app.client.usageByAsset({ ...period, userId, offset, limit }, call)).rows;
  if (format === 'json') {
    printDocument(io, 'stats', {
      total,
      ...(dates && { dates }),
      ...(assets && userId !== null && { assets, assetsOf: userId }),
    });
    return;
  }
  const rows = [
    ...(dates ?? []).map((row: UsageByDate) => ({ name: row.label, ...row })),
    ...(assets ?? []).map((row: UsageByAsset) => ({ name: `${row.assetId} ${row.title}`, ...row })),
    { name: user === undefined ? 'Total of the group' : 'Total', ...total },
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
