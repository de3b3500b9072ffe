import { Clock } from './clock.ts';
import { idsOf } from './dialect/ids.ts';
import { noisy } from './dialect/noise.ts';
import { FaultEngine } from './faults/engine.ts';
import { Api } from './http/api.ts';
import { Control } from './http/control.ts';
import { Files } from './http/files.ts';
import { Links } from './http/links.ts';
import { Previews } from './http/previews.ts';
import { listen } from './http/server.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { DEFAULTS, type SandboxOptions } from './options.ts';
import { digest } from './random.ts';
import { writeHistory } from './shop/history.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from './state/accounts.ts';
import { Books } from './state/books.ts';
import { fileJournal, memoryJournal } from './state/journal.ts';
import { Traffic } from './state/traffic.ts';
import type { World } from './world.ts';

export interface Sandbox {
  /** What `DEPOSITPHOTOS_API_URL` is to be. */
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  close(): Promise<void>;
  /** What happened so far, for tests. */
  ledger(): Ledger;
}

/** Starts an implementation of the API on this computer. Nothing outside of it is reached. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings = { ...DEFAULTS, ...options };
  const { seed, dialect, latencyMs, history, sessionSeconds, linkSeconds, host, port } = settings;
  const clock = new Clock(options.now ?? Date.now);
  const faults = new FaultEngine(seed, options.faults ?? {});
  const traffic = new Traffic();
  const journal = options.stateFile === undefined ? memoryJournal : fileJournal(options.stateFile);
  const books = new Books(journal);
  const secret = digest('link secret of the sandbox', seed);
  const links = new Links({ secret, now: clock.now, lifetimeMs: linkSeconds * 1000 });
  const world: World = {
    seed,
    now: clock.now,
    books,
    links,
    ids: idsOf(settings.ids),
    amount: settings.noise ? noisy : (exact) => exact,
    refusals: settings.refusals,
    referencesOf: (group) => faults.referenceFields ?? group.references,
    sessionMs: sessionSeconds * 1000,
    listLagMs: () => faults.listLagMs,
  };
  const ledger = () => ledgerOf(books, traffic);
  const server = await listen(
    {
      api: new Api({ world, dialect, traffic }),
      files: new Files({ world, previews: new Previews(world), traffic }),
      control: new Control({ faults, clock, ledger }),
      faults,
      traffic,
      latencyMs,
    },
    { host, port },
  ).catch((error: unknown) => {
    books.close();
    throw error;
  });
  links.settle(server.origin);
  if (history && journal.past.length === 0) writeHistory(world);
  return {
    url: server.origin,
    accounts: DEMO_ACCOUNTS,
    ledger,
    close: async () => {
      await server.close();
      books.close();
    },
  };
}
