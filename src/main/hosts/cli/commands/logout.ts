import { Command } from 'commander';
import { withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { note, printDocument } from '../output.ts';

export function logoutCommand(cli: Cli): Command {
  const command = new Command('logout')
    .description('end the session and forget what “login” stored')
    .action(() => logout(cli));
  return withFormat(command, cli, 'json');
}

async function logout(cli: Cli): Promise<void> {
  await cli.withApp((app) => app.account.signOut(), { signIn: 'stored', signedOut: 'allow' });
  if (cli.format === 'json') printDocument(cli.io, 'logout', { signedOut: true });
  else note(cli.io, 'Signed out. Files and history stay.');
}
