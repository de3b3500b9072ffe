import { Command } from 'commander';
import { toIso } from '../../../../shared/model/instant.ts';
import type { FolderState, ScanReport } from '../../../../shared/model/library-folder.ts';
import type { VerifyEvent } from '../../../../shared/model/verify.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-code.ts';
import { printDocument, printText, widthOf } from '../output.ts';
import { facts, table } from '../table.ts';
import { bytes, count } from '../text.ts';

export function libraryCommand(cli: Cli): Command {
  const command = new Command('library').description('the files on this computer: how they stand');
  command.addCommand(statusCommand(cli));
  command.addCommand(scanCommand(cli));
  command.addCommand(verifyCommand(cli));
  return command;
}

/** These commands need no sign-in: the files are the user's own. */
const OFFLINE = { signedOut: 'allow' } as const;

function statusCommand(cli: Cli): Command {
  const command = new Command('status')
    .description('how the files of the library stood when last looked at, and what takes space')
    .action(() => cli.withApp((app) => showStatus(app, cli), OFFLINE));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom library status', 'stockroom library status --json']);
}

async function showStatus(app: App, { io, format }: Cli): Promise<void> {
  const state = app.folder.state;
  const usage = await app.storage.usage();
  if (format === 'json') {
    const lookedAt = state.scannedAt === null ? null : toIso(state.scannedAt);
    printDocument(io, 'library-status', { ...standing(state), folder: state.folder, lookedAt, space: usage });
    return;
  }
  printText(
    io,
    facts([
      ['Folder', state.folder],
      ...rowsOf(state),
      ...usage.library.map((sum): [string, string] => [
        `${sum.right === 'comp' ? 'Comps' : 'Licensed'}, ${sum.kind}`,
        `${count(sum.files)} files, ${bytes(sum.bytes)}`,
      ]),
    ]),
  );
}

function scanCommand(cli: Cli): Command {
  const command = new Command('scan')
    .description('compare the records with the folder: find what moved, mark what is missing or changed')
    .action(() => cli.withApp((app) => scan(app, cli), OFFLINE));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom library scan']);
}

async function scan(app: App, { io, format }: Cli): Promise<void> {
  const report: ScanReport = await app.folder.scanAgain(io.signal);
  const state = app.folder.state;
  if (format === 'json') {
    const { files: looked, hashed, moved, missing, changed, back } = report;
    const found = { looked, hashed, moved, missing, changed, back };
    printDocument(io, 'library-scan', { ...standing(state), folder: state.folder, found });
    return;
  }
  printText(
    io,
    facts([['Moved', count(report.moved)], ['Here again', count(report.back)], ...rowsOf(state)]),
  );
}

function verifyCommand(cli: Cli): Command {
  const command = new Command('verify')
    .description('read every file and compare it with what was fetched; exits with 6 where one differs')
    .action(() => cli.withApp((app) => verify(app, cli), OFFLINE));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom library verify --json']);
}

async function verify(app: App, cli: Cli): Promise<void> {
  const { io, format } = cli;
  let end: VerifyEvent | null = null;
  for await (const event of app.library.verify(io.signal)) end = event;
  io.signal.throwIfAborted();
  const problems = (end?.problems ?? []).map(({ kind, file }) => ({
    kind,
    assetId: file.assetId,
    right: file.right,
    path: app.library.pathOf(file.id),
  }));
  if (problems.length > 0) cli.exitCode = EXIT.partial;
  if (format === 'json') {
    printDocument(io, 'library-verify', { files: end?.files ?? 0, bytes: end?.bytes ?? 0, problems });
    return;
  }
  if (problems.length > 0) printText(io, table(problems, PROBLEM_COLUMNS, widthOf(io)));
  const result = problems.length === 0 ? 'all right' : `${count(problems.length)} with a problem`;
  printText(io, `${count(end?.files ?? 0)} files, ${bytes(end?.bytes ?? 0)}: ${result}`);
}

const PROBLEM_COLUMNS = [
  { title: 'Problem', value: ({ kind }: { readonly kind: string }) => kind },
  { title: 'Path', value: ({ path }: { readonly path: string }) => path, flexible: true },
] as const;

/** Names of fields that scripts know stay, whatever the code calls them. */
function standing({ isConnected, files, untracked: strangers }: FolderState) {
  const { here, missing, changed, 'not-connected': notConnected } = files;
  return { connected: isConnected, files: { here, missing, changed, notConnected }, strangers };
}

function rowsOf({ isConnected, files, untracked }: FolderState): [string, string | null][] {
  return [
    ['Connected', isConnected ? null : 'no: the drive or the folder is not there'],
    ['Here', count(files.here)],
    ['Missing', count(files.missing)],
    ['Changed', count(files.changed)],
    ['Not connected', files['not-connected'] === 0 ? null : count(files['not-connected'])],
    ['From elsewhere', count(untracked)],
  ];
}
