import { Command } from 'commander';
import { isFailureCode } from '../../../../shared/model/failure.ts';
import type { Group } from '../../../../shared/model/account.ts';
import type { Profile } from '../../../../shared/model/member.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { amountText } from '../money-text.ts';
import { printDocument, printText } from '../output.ts';
import { profileRecord } from '../records.ts';
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
  const { group, profile, connection } = await ask(app, io.signal, state.group);
  const { userName: user, remembered, secretStore } = state;
  const apiHost = app.info().apiHost;
  if (format === 'json') {
    printDocument(io, 'account', {
      user,
      apiHost,
      connection,
      remembered,
      secretStore,
      group,
      profile: profile === null ? null : profileRecord(profile),
    });
    return;
  }
  printText(
    io,
    facts([
      ['User', user],
      ...(profile === null ? [] : describeProfile(profile)),
      ['Service', connection === 'online' ? apiHost : `${apiHost} (cannot be reached)`],
      ['Signed in', remembered ? `remembered (${secretStore})` : 'for this process only'],
      ...(group === null ? [] : describeGroup(group)),
    ]),
  );
}

/** Reads the group from the service; without a network, the group as it was seen last. */
async function ask(app: App, signal: AbortSignal, seen: Group | null) {
  try {
    const [group, profile] = await Promise.all([app.account.readGroup({ signal }), askProfile(app, signal)]);
    return { group, profile, connection: 'online' as const };
  } catch (error) {
    if (seen === null || !isFailureCode(error, 'offline', 'timeout')) throw error;
    return { group: seen, profile: null, connection: 'offline' as const };
  }
}

/** A service that keeps it to itself takes nothing from the rest. */
async function askProfile(app: App, signal: AbortSignal): Promise<Profile | null> {
  return app.client.profile(null, { signal }).catch((error: unknown) => {
    if (isFailureCode(error, 'forbidden', 'not-found', 'invalid', 'protocol')) return null;
    throw error;
  });
}

/** Told in no form that can be read: nothing is bought until it is. */
const UNKNOWN = 'unknown';

function describeProfile({ firstName, lastName, email, timeZone }: Profile): [string, string | null][] {
  return [
    ['Name', `${firstName} ${lastName}`.trim() || null],
    ['E-mail', email || null],
    ['Time zone', timeZone || null],
  ];
}

function describeGroup({ id, payment, balance, vat }: Group): [string, string | null][] {
  return [
    ['Group', id === null ? null : String(id)],
    ['Payment', payment],
    ['Balance', balance === null ? (payment === 'prepaid' ? UNKNOWN : null) : amountText(balance)],
    [
      'VAT',
      vat.enabled ? [vat.rate === null ? UNKNOWN : `${vat.rate} %`, vat.number ?? ''].join(' ').trim() : null,
    ],
  ];
}
