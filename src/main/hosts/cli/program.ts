import { Command } from 'commander';
import { VERSION } from '../../../shared/version.ts';
import type { Cli } from './cli.ts';
import { accountCommand } from './commands/account.ts';
import { basketCommand } from './commands/basket.ts';
import { certificateCommand } from './commands/certificate.ts';
import { checkCommand } from './commands/check.ts';
import { coloursCommand } from './commands/colours.ts';
import { compCommand } from './commands/comp.ts';
import { completionCommand } from './commands/completion.ts';
import { compsCommand } from './commands/comps.ts';
import { downloadCommand } from './commands/download.ts';
import { generateCommand } from './commands/generate.ts';
import { generationCommand } from './commands/generation.ts';
import { hintsCommand } from './commands/hints.ts';
import { invoiceCommand } from './commands/invoice.ts';
import { libraryCommand } from './commands/library.ts';
import { licencesCommand } from './commands/licences.ts';
import { licenseCommand } from './commands/license.ts';
import { licensedCommand } from './commands/licensed.ts';
import { loginCommand } from './commands/login.ts';
import { logoutCommand } from './commands/logout.ts';
import { membersCommand } from './commands/members.ts';
import { openCommand } from './commands/open.ts';
import { purchasesCommand } from './commands/purchases.ts';
import { relatedCommand } from './commands/related.ts';
import { reportCommand } from './commands/report.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { statsCommand } from './commands/stats.ts';
import { statusCommand } from './commands/status.ts';
import { tagsCommand } from './commands/tags.ts';
import { transferCommand } from './commands/transfer.ts';
import { transfersCommand } from './commands/transfers.ts';

/** In the order of a job. */
const COMMANDS = [
  loginCommand,
  logoutCommand,
  accountCommand,
  membersCommand,
  searchCommand,
  hintsCommand,
  coloursCommand,
  tagsCommand,
  showCommand,
  relatedCommand,
  statusCommand,
  compCommand,
  compsCommand,
  licencesCommand,
  basketCommand,
  licenseCommand,
  purchasesCommand,
  licensedCommand,
  downloadCommand,
  libraryCommand,
  certificateCommand,
  checkCommand,
  transferCommand,
  transfersCommand,
  invoiceCommand,
  generateCommand,
  generationCommand,
  statsCommand,
  reportCommand,
  sandboxCommand,
  serveCommand,
  openCommand,
];

const AFTER_HELP = `
Environment
  STOCKROOM_PROFILE       profile folder, as --profile
  DEPOSITPHOTOS_API_URL   another API address: https, or http on this computer
  STOCKROOM_FILE_HOSTS    more hosts that files may come from, with commas between
  STOCKROOM_API_KEY, STOCKROOM_USER, STOCKROOM_PASSWORD
                          sign in for this process only; stored nowhere

Exit codes
  0 ok   1 failed   2 usage   3 sign-in   4 not found   5 offline   6 partly done   7 outcome unknown
  8 unlicensed assets in a layout   9 parts of a layout could not be read`;

/** The whole command line. Parsing throws `CommanderError`; nothing here ends the process. */
export function createProgram(cli: Cli): Command {
  const program = new Command('stockroom')
    .description('Search Depositphotos, take comps and license from a terminal.')
    .version(VERSION)
    .option('--profile <dir>', 'profile folder (default: STOCKROOM_PROFILE, else the one of the app)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', AFTER_HELP)
    .helpCommand(true)
    .hook('preAction', (root) => {
      cli.profile = root.opts<{ profile?: string }>().profile ?? null;
    });
  for (const command of COMMANDS) program.addCommand(command(cli));
  program.addCommand(completionCommand(cli, program));
  prepare(program, cli);
  return program;
}

/** Help is output, complaints are not; and no command may end the process by itself. */
function prepare(command: Command, cli: Cli): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => cli.io.stdout.write(text),
    writeErr: (text) => cli.io.stderr.write(text),
    getOutHelpWidth: () => cli.io.stdout.columns ?? 100,
    getErrHelpWidth: () => cli.io.stderr.columns ?? 100,
    outputError: () => {},
  });
  for (const below of command.commands) prepare(below, cli);
}
