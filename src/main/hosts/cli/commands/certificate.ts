import { Command } from 'commander';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import type { Certificate } from '../../../../shared/model/licence.ts';
import { PARTY_FIELDS } from '../../../../shared/model/transfer.ts';
import type { Party } from '../../../../shared/model/transfer.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { moneyText } from '../money-text.ts';
import { idOption } from '../options.ts';
import { printDocument, printText } from '../output.ts';
import { certificateRecord, dayOf } from '../records.ts';
import { facts } from '../table.ts';

export function certificateCommand(cli: Cli): Command {
  const command = new Command('certificate')
    .description('print the proof of a licence')
    .argument('<transaction>', 'transaction ID, as “licensed” lists it', idOption<TransactionId>)
    .action((id: TransactionId) => showCertificate(cli, id));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom certificate 700001 > certificate.txt',
    'stockroom certificate 700001 --json',
  ]);
}

async function showCertificate(cli: Cli, id: TransactionId): Promise<void> {
  const { io } = cli;
  const certificate = await cli.withApp((app) => app.client.certificate(id, { signal: io.signal }));
  if (cli.format === 'json') printDocument(io, { certificate: certificateRecord(certificate) });
  else printText(io, facts(describe(certificate)));
}

function describe({
  transactionId,
  at,
  price,
  option,
  licence,
  asset,
  from,
  to,
  transferredTo,
}: Certificate) {
  return [
    ['Transaction', String(transactionId)],
    ['Day', dayOf(at)],
    ['Licence', licence.name],
    ['Option', option],
    ['Price', price === null ? null : moneyText(price)],
    ['Asset', `${asset.id ?? ''} ${asset.title}`],
    ['Use', asset.editorial ? 'editorial use only' : null],
    ...licence.fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value] as const),
    ['From', partyText(from)],
    ['To', partyText(to)],
    ['Transferred to', transferredTo === null ? null : partyText(transferredTo)],
  ] as const;
}

function partyText(party: Party): string {
  return PARTY_FIELDS.map((field) => party[field])
    .filter((text) => text !== '')
    .join(', ');
}
