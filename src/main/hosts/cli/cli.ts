import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { FormatOptions, Format } from './output.ts';
import { formatOf, note } from './output.ts';
import type { OpenOptions } from './open-app.ts';

/** What every command is given: the process around it and the way to the app. */
export interface Cli {
  readonly io: Io;
  /** The format of the command that runs; decides how its failure is shown. */
  format: Format;
  /** What the command has come to; a failure that is thrown has its own. */
  exitCode: ExitCode;
  /** Opens the app in the profile the command line names, and closes it whatever happens. */
  withApp<T>(work: (app: App) => Promise<T>, options?: WithAppOptions): Promise<T>;
  profile: string | null;
}

export interface WithAppOptions extends Partial<Omit<OpenOptions, 'profile' | 'env'>> {
  /** Most commands need a user who is signed in. */
  readonly signedOut?: 'refuse' | 'allow';
}

export function createCli(io: Io): Cli {
  const cli: Cli = {
    io,
    format: 'human',
    exitCode: EXIT.ok,
    profile: null,
    async withApp(work, { signIn = 'environment-or-stored', signedOut = 'refuse', ...more } = {}) {
      // Loaded late: `--help` and a wrong option need none of it.
      const { openApp, requireSignIn } = await import('./open-app.ts');
      const app = await openApp({ profile: cli.profile, env: io.env, signIn, ...more });
      try {
        if (cli.format === 'human') for (const notice of app.info().notices) note(io, notice);
        if (signedOut === 'refuse') requireSignIn(app);
        return await work(app);
      } finally {
        await app.close();
      }
    },
  };
  return cli;
}

/** Adds `--json`, and `--jsonl` where there are pieces to stream, and lets the CLI know which was asked for. */
export function withFormat(command: Command, cli: Cli, kinds: 'json' | 'json-and-jsonl'): Command {
  command.option('--json', 'print one JSON document');
  if (kinds === 'json-and-jsonl') command.option('--jsonl', 'print one JSON line a piece, as it comes');
  return command.hook('preAction', (_, acting) => {
    cli.format = formatOf(acting.opts<FormatOptions>());
  });
}

/** `--help` ends with examples. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
}
