import { Command } from 'commander';
import { isFailureCode } from '../../../../shared/model/failure.ts';
import type { Group } from '../../../../shared/model/account.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { printDocument, printText } from '../output.ts';
import { facts } from '../table.ts';

export function accountCommand(cli: Cli): Command {
  const command = new Command('account')
    .description('show who is signed in, and the group')
    .action(() => cli.withApp((app) => showAccount(app, cli)));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom account', 'stockroom account --json']);
}

async function showAccount(app: App, { io, format }: Cli): Promise<void> {
  const { state } = app.account;
  if (state.status !== 'signed-in') return;
  const { group, connection } = await askGroup(app, io.signal, state.group);
  const { userName: user, remembered, secretStore } = state;
  const apiHost = app.info().apiHost;
  if (format === 'json') {
    printDocument(io, { user, apiHost, connection, remembered, secretStore, group });
    return;
  }
  printText(
    io,
    facts([
      ['User', user],
      ['Service', connection === 'online' ? apiHost : `${apiHost} (cannot be reached)`],
      ['Signed in', remembered ? `remembered (${secretStore})` : 'for this process only'],
      ...(group === null ? [] : describe(group)),
    ]),
  );
}

/** From the service; without a network, what was seen last. */
async function askGroup(app: App, signal: AbortSignal, seen: Group | null) {
  try {
    return { group: await app.client.group({ signal }), connection: 'online' as const };
  } catch (error) {
    if (seen === null || !isFailureCode(error, 'offline', 'timeout')) throw error;
    return { group: seen, connection: 'offline' as const };
  }
}

function describe({ id, payment, balance, vat }: Group): [string, string | null][] {
  return [
    ['Group', id === null ? null : String(id)],
    ['Payment', payment],
    ['Balance', balance],
    [
      'VAT',
      vat.enabled ? [vat.rate === null ? '' : `${vat.rate} %`, vat.number ?? ''].join(' ').trim() : null,
    ],
  ];
}
