import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { TransactionId } from '../../../../shared/model/ids.ts';
import { PARTY_FIELDS, party } from '../../../../shared/model/transfer.ts';
import type { Party, PartyField } from '../../../../shared/model/transfer.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { assertAskable, goAhead, withAgain, withYes } from '../go-ahead.ts';
import type { AgainOptions, YesOptions } from '../go-ahead.ts';
import type { Io } from '../io.ts';
import { ids } from '../options.ts';
import { note, printDocument } from '../output.ts';
import { ask } from '../prompt.ts';
import { partyRecord } from '../records.ts';
import { UsageError } from '../usage-error.ts';
import { attempt } from '../../../platform/failures/index.ts';

interface Options extends YesOptions, AgainOptions {
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
    .option(
      '--sender <file>',
      'JSON file with what the service does not tell of the sender; goes before what it tells',
    )
    .action((transactions: readonly TransactionId[], options: Options) =>
      transfer(cli, transactions, options),
    );
  withYes(withAgain(command));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom transfer 700001 --company "Client Ltd" --full-name "Bo Berg" --email bo@client.example',
    'stockroom transfer 700001 700002 --to client.json --yes --json',
  ]);
}

/** Sends one request, never repeated: rights that have gone do not come back. Looks up a lost answer. */
async function transfer(cli: Cli, transactionIds: readonly TransactionId[], options: Options): Promise<void> {
  const { io } = cli;
  const to = await recipientOf(options);
  const name = to.company || to.fullName;
  assertAskable(io, options);
  const given = options.sender === undefined ? {} : await readFields(options.sender);
  const { from, proof } = await cli.withApp(async (app) => {
    const sender = await completeSender(app, io, { transactionIds, given });
    await goAhead(
      io,
      options,
      `Pass ${transactionIds.length} licence(s) on from ${inOneLine(sender.from)} to ${inOneLine(to)}? This cannot be undone.`,
    );
    const how = { again: options.again === true, signal: io.signal };
    const passed = await app.irrevocable.transfer({ transactionIds, to, ...sender }, how);
    return { from: sender.from, proof: passed.proof };
  });
  const results = transactionIds.map((transactionId) => ({ transactionId, status: 'transferred' as const }));
  if (cli.format === 'json') {
    printDocument(io, 'transfer', { results, proof, from: partyRecord(from), to: partyRecord(to) });
    return;
  }
  const lost = proof === 'read-back' ? 'The answer was lost; the certificates say: ' : '';
  note(io, `${lost}${results.length} licence(s) passed on to ${name}.`);
}

interface Sender {
  readonly from: Party;
  /** What the sender does not have. */
  readonly without: readonly PartyField[];
}

/** The sender with every field that a transfer tells: from the service, from `--sender`, else asked for. */
async function completeSender(
  app: App,
  io: Io,
  sent: {
    readonly transactionIds: readonly TransactionId[];
    readonly given: Partial<Record<PartyField, string>>;
  },
): Promise<Sender> {
  const { party: known, gaps } = await app.irrevocable.sender(sent.transactionIds, sent.given, io.signal);
  if (gaps.length > 0 && !io.stdin.isTTY) {
    const fields = gaps.map(({ field }) => field).join(', ');
    throw new UsageError(
      `The sender is not complete: the service does not tell ${fields}. Nothing was sent. Put them into a file for --sender; an empty text says that there is none.`,
    );
  }
  const answers: Partial<Record<PartyField, string>> = {};
  for (const { field, isRequired } of gaps) answers[field] = await answerFor(io, field, isRequired);
  const all = { ...sent.given, ...answers };
  const without = PARTY_FIELDS.filter((field) => all[field] === '');
  return { from: party({ ...known, ...answers }), without };
}

async function answerFor(io: Io, field: PartyField, isRequired: boolean): Promise<string> {
  const hint = isRequired ? '' : ' (Enter if there is none)';
  for (;;) {
    const answer = await ask(io, `Sender, ${field}${hint}: `, 'shown');
    if (answer !== '' || !isRequired) return answer;
  }
}

/** `Client Ltd, Bo Berg, 1 Lane, Oslo 0150, NO`. */
function inOneLine(side: Party): string {
  const { company, fullName, address, city, zip, country } = side;
  const place = `${city} ${zip}`.trim();
  return [company, fullName, address, place, country].filter((part) => part !== '').join(', ');
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

const partySchema = z.partialRecord(z.enum(PARTY_FIELDS), z.string().max(500));

async function readParty(file: string): Promise<Party> {
  return party(await readFields(file));
}

async function readFields(file: string): Promise<Partial<Record<PartyField, string>>> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read.`, { cause });
  });
  const parsed = partySchema.safeParse(parseJson(content));
  if (!parsed.success) throw new UsageError(`${file} is not a JSON object with ${PARTY_FIELDS.join(', ')}.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  return attempt(() => JSON.parse(text), null);
}
