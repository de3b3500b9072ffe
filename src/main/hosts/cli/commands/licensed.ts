import { Command, Option } from 'commander';
import { isFailureCode } from '../../../../shared/model/failure.ts';
import { ALL_LICENCES } from '../../../../shared/model/held-licence.ts';
import type { HeldLicence } from '../../../../shared/model/held-licence.ts';
import { LICENCE_FILTERS } from '../../../../shared/model/licence.ts';
import type { LicenceFilter, LicensedItem } from '../../../../shared/model/licence.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { periodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import type { Document } from '../documents/index.ts';
import { note, printDocument, printTable } from '../output.ts';
import { collect } from '../pages.ts';
import { dayOf, heldRecord, licensedRecord } from '../records.ts';

interface Options extends StretchOptions, PeriodOptions {
  readonly state?: LicenceFilter;
  readonly find?: string;
  readonly local?: boolean;
}

export function licensedCommand(cli: Cli): Command {
  const command = new Command('licensed')
    .description('list what the group has licensed')
    .addOption(new Option('--state <state>', 'only licences in this state').choices(LICENCE_FILTERS))
    .option('--find <words>', 'search titles, IDs, references and people, in the copy on this computer')
    .option('--local', 'ask only the copy on this computer, as it is')
    .action((options: Options) => listLicensed(cli, options));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom licensed --since 2026-11-01',
    'stockroom licensed --state uninvoiced --json',
    'stockroom licensed --find "alpine lindqvist"',
  ]);
}

/** What both the service's list and our copy of it come to. */
interface Listed {
  readonly total: number;
  readonly unreadable: number;
  readonly rows: readonly Row[];
}

interface Row {
  readonly record: Document<'licensed'>['licensed'][number];
  readonly transaction: number;
  readonly asset: number;
  readonly day: string;
  readonly state: string;
  readonly title: string;
  readonly project: string;
  readonly by: string;
}

async function listLicensed(cli: Cli, options: Options): Promise<void> {
  const { io } = cli;
  const { total, unreadable, rows } = await cli.withApp(async (app) => {
    if (options.local || options.find !== undefined) return await fromCopy(cli, app, options);
    try {
      return await fromService(cli, app, options);
    } catch (error) {
      if (!isFailureCode(error, 'offline', 'timeout') || !(await hasCopy(app))) throw error;
      return await fromCopy(cli, app, { ...options, local: true });
    }
  });
  if (cli.format === 'json') {
    printDocument(io, 'licensed', { total, unreadable, licensed: rows.map(({ record }) => record) });
  } else printTable(io, rows, COLUMNS, total);
}

async function fromService({ io }: Cli, app: App, options: Options): Promise<Listed> {
  const filter = { ...periodOf(options), ...(options.state && { type: options.state }) };
  const { total, rows, unreadable } = await collect(options, (stretch) =>
    app.client.licensedItems({ ...stretch, ...filter }, { signal: io.signal }),
  );
  return { total, unreadable, rows: rows.map(({ row }) => serviceRow(row)) };
}

/** Lists from the copy, which it brings up to date first where it can. */
async function fromCopy({ io }: Cli, app: App, options: Options): Promise<Listed> {
  const stop = () => app.licences.stop();
  io.signal.addEventListener('abort', stop, { once: true });
  if (!options.local) await app.licences.sync();
  io.signal.removeEventListener('abort', stop);
  io.signal.throwIfAborted();
  const { since = null, until = null, state = null, find = '', offset, limit } = options;
  const query = { ...ALL_LICENCES, text: find, state, from: since, to: until };
  const { count, marks } = await app.licences.found(query);
  const { asOf, unreadable, complete } = await app.licences.read();
  if (asOf === null) note(io, 'The licences were never read on this computer: run it once while online.');
  else note(io, `As of ${new Date(asOf).toISOString()}${complete ? '' : '; some may be missing'}.`);
  const rows: HeldLicence[] = [];
  for (const mark of marks) {
    if (rows.length >= offset + limit) break;
    rows.push(...(await app.licences.rows(query, mark)));
  }
  return { total: count, unreadable, rows: rows.slice(offset, offset + limit).map(copyRow) };
}

async function hasCopy(app: App): Promise<boolean> {
  return (await app.licences.read()).asOf !== null;
}

function serviceRow(item: LicensedItem): Row {
  return {
    record: licensedRecord(item),
    transaction: item.transactionId,
    asset: item.assetId,
    day: dayOf(item.at),
    state: item.transferId === null ? item.status : 'transferred',
    title: item.title,
    project: item.references.project,
    by: item.actor.name,
  };
}

function copyRow(licence: HeldLicence): Row {
  return {
    record: heldRecord(licence),
    transaction: licence.transactionId,
    asset: licence.assetId,
    day: dayOf(licence.at),
    state: licence.transferred ? 'transferred' : licence.billing,
    title: licence.title,
    project: licence.references.project,
    by: licence.person,
  };
}

const COLUMNS = [
  { title: 'Transaction', value: ({ transaction }: Row) => String(transaction), align: 'right' },
  { title: 'ID', value: ({ asset }: Row) => String(asset), align: 'right' },
  { title: 'Day', value: ({ day }: Row) => day },
  { title: 'State', value: ({ state }: Row) => state },
  { title: 'Title', value: ({ title }: Row) => title, flexible: true },
  { title: 'Project', value: ({ project }: Row) => project },
  { title: 'By', value: ({ by }: Row) => by },
] as const;
