import { Command } from 'commander';
import type { Licence, LicenceSize } from '../../../../shared/model/licence.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { moneyText } from '../money-text.ts';
import { note, printDocument, printText, widthOf } from '../output.ts';
import { licenceRecord } from '../records.ts';
import { table } from '../table.ts';

export function licencesCommand(cli: Cli): Command {
  const command = new Command('licences')
    .description('list the licences the group may buy, with their prices')
    .action(() => listLicences(cli));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom licences', 'stockroom licences --json']);
}

async function listLicences(cli: Cli): Promise<void> {
  const { io } = cli;
  const { licences } = await cli.withApp((app) => app.client.licences({ signal: io.signal }));
  if (cli.format === 'json') {
    printDocument(io, 'licences', { licences: licences.map(licenceRecord) });
    return;
  }
  const rows = licences.flatMap((licence) => licence.sizes.map((size) => ({ licence, size })));
  if (rows.length === 0) note(io, 'The group may buy no licences.');
  else printText(io, table(rows, COLUMNS, widthOf(io)));
}

interface Row {
  readonly licence: Licence;
  readonly size: LicenceSize;
}

const COLUMNS = [
  { title: 'Licence', value: ({ licence }: Row) => String(licence.id), align: 'right' },
  { title: 'Name', value: ({ licence }: Row) => licence.name, flexible: true },
  { title: 'Type', value: ({ licence }: Row) => licence.productType ?? '' },
  { title: 'Option', value: ({ size }: Row) => size.option },
  { title: 'Size', value: ({ size }: Row) => size.label },
  {
    title: 'Price',
    value: ({ size }: Row) => (size.enabled ? moneyText(size.price) : 'off'),
    align: 'right',
  },
] as const;
