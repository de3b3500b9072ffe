import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { isFailureCode, StockroomError } from '../../../../shared/model/failure.ts';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import type { Certificate } from '../../../../shared/model/licence.ts';
import { PARTY_FIELDS } from '../../../../shared/model/transfer.ts';
import type { Party } from '../../../../shared/model/transfer.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { moneyText } from '../money-text.ts';
import { idOption } from '../options.ts';
import { note, printDocument, printText } from '../output.ts';
import { certificateRecord, dayOf } from '../records.ts';
import { facts } from '../table.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly to?: string;
}

export function certificateCommand(cli: Cli): Command {
  const command = new Command('certificate')
    .description('print the proof of a licence, or save it as PDF or JSON')
    .argument('<transaction>', 'transaction ID, as “licensed” lists it', idOption<TransactionId>)
    .option('--to <file>', 'save the certificate: a page as .pdf, its facts as .json')
    .action((id: TransactionId, options: Options) =>
      options.to === undefined ? showCertificate(cli, id) : saveCertificate(cli, id, options.to),
    );
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom certificate 700001 > certificate.txt',
    'stockroom certificate 700001 --json',
    'stockroom certificate 700001 --to proof.pdf',
  ]);
}

async function showCertificate(cli: Cli, id: TransactionId): Promise<void> {
  print(cli, await cli.withApp((app) => told(cli, app, id)));
}

async function saveCertificate(cli: Cli, id: TransactionId, file: string): Promise<void> {
  const extension = path.extname(file).toLowerCase();
  if (extension !== '.pdf' && extension !== '.json') {
    throw new UsageError('A certificate is saved as .pdf or .json: name the file so.');
  }
  const { io } = cli;
  await cli.withApp(async (app) => {
    const facts = await app.licences.certificate(id, io.signal).catch(async (error: unknown) => {
      // The copy may be older than the licence.
      if (!isFailureCode(error, 'not-found')) throw error;
      await app.licences.sync();
      return await app.licences.certificate(id, io.signal);
    });
    const content =
      extension === '.pdf' ? await app.licences.certificatePdf(facts) : `${JSON.stringify(facts, null, 2)}\n`;
    await write(file, content);
    if (cli.format === 'json') print(cli, await told(cli, app, id));
    else note(io, `Saved ${file}.`);
  });
}

/** The certificate as the service tells it; without a network, as it told it last. */
async function told({ io }: Cli, app: App, id: TransactionId): Promise<Certificate> {
  try {
    return await app.client.certificate(id, { signal: io.signal });
  } catch (error) {
    if (!isFailureCode(error, 'offline', 'timeout')) throw error;
    const kept = await app.licences.kept(id);
    if (kept === null) throw error;
    note(io, `Offline: as the service told it on ${new Date(kept.toldAt).toISOString()}.`);
    return kept.certificate;
  }
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (cause) {
    throw new StockroomError('disk.denied', { message: `${file} could not be written.`, cause });
  }
}

function print({ io, format }: Cli, certificate: Certificate): void {
  if (format === 'json') printDocument(io, 'certificate', { certificate: certificateRecord(certificate) });
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
