import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import type { Credentials } from '../../../../shared/model/account.ts';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { environmentCredentials } from '../credentials.ts';
import type { Io } from '../io.ts';
import { note, printDocument } from '../output.ts';
import { ask } from '../prompt.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly apiKey?: string;
  readonly user?: string;
  readonly passwordStdin?: true;
}

export function loginCommand(cli: Cli): Command {
  const command = new Command('login')
    .description('sign in and remember it in the keychain of this computer')
    .option('--api-key <key>', 'API key (default: STOCKROOM_API_KEY, else asked for)')
    .option('--user <name>', 'user name (default: STOCKROOM_USER, else asked for)')
    .option('--password-stdin', 'read the password from standard input')
    .action((options: Options) => login(cli, options))
    .addHelpText(
      'after',
      '\nWith STOCKROOM_PASSWORD set, and no --password-stdin, the credentials are checked and not stored.',
    );
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom login',
    'pass show depositphotos | stockroom login --user ana --password-stdin',
  ]);
}

async function login(cli: Cli, options: Options): Promise<void> {
  const { io } = cli;
  const given = options.passwordStdin ? null : environmentCredentials(io.env);
  const credentials = given ?? (await collect(io, options));
  // Credentials of the environment are tried in a store of their own: the stored sign-in stays as it is.
  const { remembered, apiHost } = await cli.withApp((app) => signIn(app, credentials, given === null), {
    signIn: given === null ? 'stored' : 'environment-or-stored',
    signedOut: 'allow',
  });
  if (given === null && !remembered) {
    throw new StockroomError('secrets.unavailable', {
      message: 'The credentials are right, but this computer has no keychain to remember them in.',
      action: 'Set STOCKROOM_API_KEY, STOCKROOM_USER and STOCKROOM_PASSWORD for each process instead.',
    });
  }
  const { user } = credentials;
  if (cli.format === 'json') printDocument(io, 'login', { user, apiHost, remembered });
  else note(io, remembered ? `Signed in as ${user}.` : `${user} can sign in. Nothing was stored.`);
}

async function signIn(app: App, credentials: Credentials, remember: boolean) {
  const signedIn = await app.account.signIn(credentials, { remember });
  const { state } = app.account;
  const outlivesUs = state.status === 'signed-in' && state.secretStore !== 'memory';
  return { remembered: signedIn.remembered && outlivesUs, apiHost: app.info().apiHost };
}

async function collect(io: Io, options: Options): Promise<Credentials> {
  const password = options.passwordStdin ? firstLine(await text(io.stdin)) : null;
  return {
    apiKey: options.apiKey ?? io.env['STOCKROOM_API_KEY'] ?? (await needed(io, 'API key: ', 'hidden')),
    user: options.user ?? io.env['STOCKROOM_USER'] ?? (await needed(io, 'User: ', 'shown')),
    password: password ?? (await needed(io, 'Password: ', 'hidden')),
  };
}

async function needed(io: Io, question: string, answer: 'shown' | 'hidden'): Promise<string> {
  const given = await ask(io, question, answer);
  if (given === '') throw new UsageError(`${question.replace(': ', '')} must not be empty.`);
  return given;
}

/** The password: the first line, without the line end that `echo` and password managers add. */
function firstLine(input: string): string {
  const line = input.split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new UsageError('Standard input holds no password.');
  return line;
}
