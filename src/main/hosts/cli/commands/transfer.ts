import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import { PARTY_FIELDS, party } from '../../../../shared/model/transfer.ts';
import type { Party } from '../../../../shared/model/transfer.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { goAhead, withYes } from '../go-ahead.ts';
import type { YesOptions } from '../go-ahead.ts';
import { ids } from '../options.ts';
import { note, printDocument } from '../output.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends YesOptions {
  readonly to?: string;
  readonly sender?: string;
  readonly company?: string;
  readonly fullName?: string;
  readonly email?: string;
  readonly country?: string;
}

export function transferCommand(cli: Cli): Command {
  const command = new Command('transfer')
    .description('pass the rights of licences on to a third party')
    .argument('<transactions...>', 'transaction IDs, as “licensed” lists them', ids<TransactionId>)
    .option('--to <file>', `JSON file with the recipient: ${PARTY_FIELDS.join(', ')}`)
    .option('--company <name>', 'company of the recipient')
    .option('--full-name <name>', 'name of the recipient')
    .option('--email <address>', 'e-mail of the recipient')
    .option('--country <country>', 'country of the recipient')
    .option('--sender <file>', 'JSON file with the sender (default: the signed-in user)')
    .action((transactions: readonly TransactionId[], options: Options) =>
      transfer(cli, transactions, options),
    );
  withYes(command);
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom transfer 700001 --company "Client Ltd" --full-name "Bo Berg" --email bo@client.example',
    'stockroom transfer 700001 700002 --to client.json --yes --json',
  ]);
}

/** One request, never repeated: rights that have gone do not come back. */
async function transfer(cli: Cli, transactionIds: readonly TransactionId[], options: Options): Promise<void> {
  const { io } = cli;
  const to = await recipientOf(options);
  const name = to.company || to.fullName;
  await goAhead(
    io,
    options,
    `Pass ${transactionIds.length} licence(s) on to ${name}? This cannot be undone.`,
  );
  await cli.withApp(async (app) => {
    const from =
      options.sender === undefined ? await senderOf(app, io.signal) : await readParty(options.sender);
    await app.client.transfer({ transactionIds, from, to });
  });
  const results = transactionIds.map((transactionId) => ({ transactionId, status: 'transferred' }));
  if (cli.format === 'json') printDocument(io, { results });
  else note(io, `${results.length} licence(s) passed on to ${name}.`);
}

async function recipientOf({ to, company, fullName, email, country }: Options): Promise<Party> {
  const given = {
    ...(company && { company }),
    ...(fullName && { fullName }),
    ...(email && { email }),
    ...(country && { country }),
  };
  const recipient = { ...(to === undefined ? party({}) : await readParty(to)), ...given };
  if (recipient.company === '' && recipient.fullName === '') {
    throw new UsageError('Say who is to have the rights: --company, --full-name or --to FILE.');
  }
  return recipient;
}

async function senderOf(app: App, signal: AbortSignal): Promise<Party> {
  const { firstName, lastName, businessName, email, country, vatNumber } = await app.client.profile(null, {
    signal,
  });
  const fullName = `${firstName} ${lastName}`.trim();
  return party({ company: businessName, fullName, email, country, vat: vatNumber });
}

const partySchema = z.partialRecord(z.enum(PARTY_FIELDS), z.string().max(500));

async function readParty(file: string): Promise<Party> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`);
  });
  const parsed = partySchema.safeParse(parseJson(content));
  if (!parsed.success) throw new UsageError(`${file} is not a JSON object with ${PARTY_FIELDS.join(', ')}.`);
  return party(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
