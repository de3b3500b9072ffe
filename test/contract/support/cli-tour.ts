import { join } from 'node:path';
import type { Sandbox } from '@stockroom/sandbox';
import { runCommand } from '../../unit/cli/run-command.ts';

/** Which commands of the command line have caused which commands of the API. */
export type Causes = ReadonlyMap<string, ReadonlySet<string>>;

/** Extended rights on the wire: this bit is the right to pass a licence on. */
const TRANSFER_RIGHT = 16;

/** Runs every command that asks the service, against a sandbox with a past, and watches what arrives. */
export async function tourCommandLine(sandbox: Sandbox, profile: string, files: string): Promise<Causes> {
  const tour = new Tour(sandbox, profile, files);
  await tour.run('login');
  await aroundTheAccount(tour);
  const asset = await throughTheCatalogue(tour);
  await withLicences(tour, asset);
  await withInvoices(tour);
  await withTheGenerator(tour);
  for (const by of [[], ['--by', 'date'], ['--by', 'asset']]) await tour.run('stats', ...by);
  return tour.causes;
}

async function aroundTheAccount(tour: Tour): Promise<void> {
  await tour.run('account');
  await tour.run('members');
}

async function throughTheCatalogue(tour: Tour): Promise<string> {
  const { assets } = await tour.run('search', 'forest', '--type', 'photo', '--limit', '1');
  const asset = String((assets as { id: number }[])[0]?.id);
  await tour.run('hints', 'mou');
  await tour.run('colours');
  await tour.run('tags');
  await tour.run('show', asset);
  await tour.run('related', asset);
  await tour.run('status', asset);
  await tour.run('comp', asset, '--to', tour.folder);
  await tour.run('comps');
  return asset;
}

async function withLicences(tour: Tour, asset: string): Promise<void> {
  const { licences } = await tour.run('licences');
  const licence = (licences as Licence[]).find(({ type }) => type === 'image');
  const [size] = licence?.sizes ?? [];
  const what = ['--license', String(licence?.id), '--size', size?.option ?? ''];
  await tour.run('license', asset, ...what, '--yes', '--max-total', '1000', '--to', tour.folder);
  await tour.run('licensed');
  await tour.run('download', asset, '--to', join(tour.folder, 'again'));
  const own = tour.charge(({ rights, transfer }) => (rights & TRANSFER_RIGHT) !== 0 && transfer === null);
  await tour.run('certificate', own);
  await tour.run('transfer', own, '--company', 'Client Ltd', '--yes');
  await tour.run('transfers');
}

interface Licence {
  readonly id: number;
  readonly type: string;
  readonly sizes: readonly { readonly option: string }[];
}

async function withInvoices(tour: Tour): Promise<void> {
  const open = tour.charge(({ invoiceId }) => invoiceId === null);
  const { invoiceId } = await tour.run('invoice', 'create', open, '--yes');
  await tour.run('invoice', 'list');
  await tour.run('invoice', 'count');
  await tour.run('invoice', 'show', String(invoiceId));
}

async function withTheGenerator(tour: Tour): Promise<void> {
  const made = await tour.run('generate', 'a red fox', '--yes', '--wait', '0');
  const { uuid, items } = made['generation'] as { uuid: string; items: { uuid: string }[] };
  await tour.advance(3_600_000);
  await tour.run('generation', uuid);
  await tour.run('show', items[0]?.uuid ?? '');
}

type Charge = ReturnType<Sandbox['ledger']>['charges'][number];

class Tour {
  readonly folder: string;
  readonly #sandbox: Sandbox;
  readonly #env: Record<string, string>;
  readonly #causes = new Map<string, Set<string>>();

  constructor(sandbox: Sandbox, profile: string, files: string) {
    const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid');
    this.folder = files;
    this.#sandbox = sandbox;
    this.#env = {
      DEPOSITPHOTOS_API_URL: sandbox.url,
      STOCKROOM_PROFILE: profile,
      STOCKROOM_API_KEY: account?.apiKey ?? '',
      STOCKROOM_USER: account?.user ?? '',
      STOCKROOM_PASSWORD: account?.password ?? '',
    };
  }

  get causes(): Causes {
    return this.#causes;
  }

  /** Its document. A command without one has failed, and fails the tour. */
  async run(...args: readonly string[]): Promise<Record<string, unknown>> {
    const before = this.#sandbox.ledger().requests;
    const { stdout, stderr } = await runCommand([...args, '--json'], { env: this.#env });
    if (stdout === '') throw new Error(`stockroom ${args.join(' ')} failed: ${stderr}`);
    const name = args.slice(0, args[0] === 'invoice' ? 2 : 1).join(' ');
    for (const [command, count] of Object.entries(this.#sandbox.ledger().requests)) {
      if (count === (before[command] ?? 0)) continue;
      this.#causes.set(command, (this.#causes.get(command) ?? new Set()).add(name));
    }
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** The transaction of a charge of our group. */
  charge(fits: (charge: Charge) => boolean): string {
    const { charges } = this.#sandbox.ledger();
    const bought = charges.at(-1);
    return String(
      charges.find((charge) => charge.groupId === bought?.groupId && fits(charge))?.transactionId,
    );
  }

  async advance(advanceMs: number): Promise<void> {
    const body = JSON.stringify({ advanceMs });
    await fetch(`${this.#sandbox.url}/_sandbox/clock`, { method: 'POST', body });
  }
}
