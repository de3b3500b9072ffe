import { Command } from 'commander';
import type { CompRecord } from '../../../../shared/model/licence.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { periodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import { printDocument, printTable } from '../output.ts';
import { collect } from '../pages.ts';
import { dayOf, historyRecord } from '../records.ts';

interface Options extends StretchOptions, PeriodOptions {}

export function compsCommand(cli: Cli): Command {
  const command = new Command('comps')
    .description('list the comps the group has taken')
    .action((options: Options) => listComps(cli, options));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom comps --since 2026-11-01 --json']);
}

async function listComps(cli: Cli, options: Options): Promise<void> {
  const { io } = cli;
  const { total, rows, unreadable } = await cli.withApp((app) =>
    collect(options, (stretch) =>
      app.client.comps({ ...stretch, ...periodOf(options) }, { signal: io.signal }),
    ),
  );
  const comps = rows.map(({ row }) => row);
  if (cli.format === 'json') printDocument(io, 'comps', { total, unreadable, comps: comps.map(compRecord) });
  else printTable(io, comps, COLUMNS, total);
}

function compRecord(comp: CompRecord) {
  return { ...historyRecord(comp), size: comp.option === '' ? null : comp.option };
}

const COLUMNS = [
  { title: 'ID', value: (comp: CompRecord) => String(comp.assetId), align: 'right' },
  { title: 'Size', value: (comp: CompRecord) => comp.option },
  { title: 'Day', value: (comp: CompRecord) => dayOf(comp.at) },
  { title: 'Title', value: (comp: CompRecord) => comp.title, flexible: true },
  { title: 'By', value: (comp: CompRecord) => comp.actor.name },
] as const;
