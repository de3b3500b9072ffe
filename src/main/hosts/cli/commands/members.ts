import { Command } from 'commander';
import type { Member, Permission } from '../../../../shared/model/member.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { periodOf, withPeriod, withStretch } from '../options.ts';
import type { PeriodOptions, StretchOptions } from '../options.ts';
import { printDocument, printTable } from '../output.ts';
import { collect } from '../pages.ts';
import { memberRecord } from '../records.ts';

interface Options extends StretchOptions, PeriodOptions {
  readonly subGroups?: true;
}

export function membersCommand(cli: Cli): Command {
  const command = new Command('members')
    .description('list the users of the group: what each may do, and has used')
    .option('--sub-groups', 'those of groups below it too')
    .action((options: Options) => listMembers(cli, options));
  withPeriod(withStretch(command));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom members', 'stockroom members --since 2026-11-01 --json']);
}

async function listMembers(cli: Cli, options: Options): Promise<void> {
  const { io } = cli;
  const filter = { ...periodOf(options), ...(options.subGroups && { wholeStructure: true }) };
  const { total, rows, unreadable } = await cli.withApp((app) =>
    collect(options, (stretch) => app.client.members({ ...stretch, ...filter }, { signal: io.signal })),
  );
  if (cli.format === 'json')
    printDocument(io, 'members', { total, unreadable, members: rows.map(memberRecord) });
  else printTable(io, rows, COLUMNS, total);
}

const COLUMNS = [
  { title: 'ID', value: (member: Member) => String(member.id), align: 'right' },
  { title: 'User', value: (member: Member) => member.userName },
  {
    title: 'Name',
    value: ({ firstName, lastName }: Member) => `${firstName} ${lastName}`.trim(),
    flexible: true,
  },
  { title: 'Comps', value: ({ usage }: Member) => String(usage.comps ?? ''), align: 'right' },
  { title: 'Licensed', value: ({ usage }: Member) => String(usage.licensed ?? ''), align: 'right' },
  { title: 'Transferred', value: ({ usage }: Member) => String(usage.transferred ?? ''), align: 'right' },
  { title: 'May', value: ({ permissions }: Member) => permissions.map(permissionText).join(', ') },
] as const;

function permissionText({ action, resourceId }: Permission): string {
  return resourceId === null ? action : `${action} (${resourceId})`;
}
