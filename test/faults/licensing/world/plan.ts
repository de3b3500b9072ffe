import * as fc from 'fast-check';
import { checkDecided, checkLiveness, checkSafety } from './check.ts';
import { confirmTruthfully, decideTruthfully } from './person.ts';
import type { SimProcess } from './process.ts';
import { BUY_FAULTS, MARKER_FATES } from './service.ts';
import type { BuyFault, MarkerFate } from './service.ts';
import type { AssetId } from '../../../../src/shared/model/ids.ts';
import { isFinal } from '../../../../src/shared/model/intent.ts';
import type { Decision } from '../../../../src/shared/model/intent.ts';
import { HOUR, order, World } from './world.ts';

/** Two windows and a command line. */
const PROCESSES = 3;
/** Beside them: another computer on the account, and a copy of the profile. */
const OTHER = 3;
const COPY = 4;

/** One thing that happens. `who` names a process by its place; a dead one is started instead. */
export type Happening =
  | {
      readonly kind: 'order';
      readonly who: number;
      readonly assets: readonly number[];
      readonly clicks: number;
    }
  | { readonly kind: 'race'; readonly asset: number }
  | { readonly kind: 'fault'; readonly fault: BuyFault }
  | { readonly kind: 'reads-fail'; readonly count: number }
  | { readonly kind: 'lag'; readonly hours: number }
  | { readonly kind: 'skew'; readonly hours: number }
  | { readonly kind: 'marker'; readonly fate: MarkerFate }
  | { readonly kind: 'price'; readonly option: string; readonly amount: string }
  | { readonly kind: 'colleague'; readonly asset: number; readonly other?: string }
  /** How the list numbers people and licences, beside sign-in and price list. */
  | { readonly kind: 'apart'; readonly users: number; readonly licences: number }
  /** Orders from another computer on the same account. */
  | { readonly kind: 'elsewhere'; readonly assets: readonly number[] }
  /** A person confirms once more what waits since the last start. */
  | { readonly kind: 'confirm-again'; readonly who: number }
  | { readonly kind: 'copy-profile' }
  | { readonly kind: 'copy-goes-on' }
  | { readonly kind: 'keep-profile' }
  | { readonly kind: 'put-profile-back' }
  | { readonly kind: 'kill'; readonly who: number }
  | { readonly kind: 'kill-later'; readonly who: number; readonly checkpoints: number }
  | { readonly kind: 'quit'; readonly who: number }
  | { readonly kind: 'wake'; readonly who: number }
  | { readonly kind: 'withdraw'; readonly who: number }
  | { readonly kind: 'decide'; readonly who: number; readonly how: 'not-bought' | 'buy-again' | 'first' }
  | { readonly kind: 'clock'; readonly hours: number }
  | { readonly kind: 'downloads-fail'; readonly count: number }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'pass'; readonly seconds: number };

const who = fc.integer({ min: 0, max: PROCESSES - 1 });
const asset = fc.integer({ min: 1, max: 4 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      who,
      assets: fc.array(asset, { minLength: 1, maxLength: 4 }),
      clicks: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('race' as const), asset }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.constantFrom(...BUY_FAULTS, 'cut-after' as const, 'refuse-charged' as const),
    }),
  },
  fc.record({ kind: fc.constant('reads-fail' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('lag' as const), hours: fc.constantFrom(0, 0.002, 0.1, 2, 26) }),
  fc.record({ kind: fc.constant('skew' as const), hours: fc.constantFrom(0, 13, -11, 960, -960) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('marker' as const),
      fate: fc.constantFrom(...MARKER_FATES, 'dropped' as const, 'dropped' as const),
    }),
  },
  fc.record({
    kind: fc.constant('price' as const),
    option: fc.constantFrom('s', 'l'),
    amount: fc.constantFrom('4.90', '5.10', '19.90'),
  }),
  fc.record({
    kind: fc.constant('colleague' as const),
    asset,
    other: fc.constantFrom('', '', 'SR-ZZZZZZZZ'),
  }),
  fc.record({
    kind: fc.constant('apart' as const),
    users: fc.constantFrom(0, -1, 5_000_000),
    licences: fc.constantFrom(0, 1, 90_000),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('elsewhere' as const),
      assets: fc.array(asset, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('confirm-again' as const), who }) },
  fc.record({ kind: fc.constant('copy-profile' as const) }),
  fc.record({ kind: fc.constant('copy-goes-on' as const) }),
  fc.record({ kind: fc.constant('keep-profile' as const) }),
  fc.record({ kind: fc.constant('put-profile-back' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('kill' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('kill-later' as const),
      who,
      checkpoints: fc.integer({ min: 1, max: 20 }),
    }),
  },
  fc.record({ kind: fc.constant('quit' as const), who }),
  fc.record({ kind: fc.constant('wake' as const), who }),
  fc.record({ kind: fc.constant('withdraw' as const), who }),
  fc.record({
    kind: fc.constant('decide' as const),
    who,
    how: fc.constantFrom('not-bought' as const, 'buy-again' as const, 'first' as const),
  }),
  fc.record({ kind: fc.constant('clock' as const), hours: fc.constantFrom(-960, -24, -1, 0, 3, 24, 960) }),
  fc.record({ kind: fc.constant('downloads-fail' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('backup' as const) }),
  fc.record({ kind: fc.constant('restore' as const) }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.constantFrom(0.05, 0.1, 0.2, 1, 40, 700, 7200, 90_000),
    }),
  },
);

/** Everything that happens in one run. */
export const plan: fc.Arbitrary<readonly Happening[]> = fc.array(happening, { minLength: 3, maxLength: 30 });

/** Lets a plan happen, then peace return; what must not be is in the answer. */
export async function runPlan(happenings: readonly Happening[]): Promise<readonly string[]> {
  const run = new Run();
  run.world.allowsLookalikes = true;
  try {
    for (const one of happenings) {
      await run.happen(one);
      checkSafety(run.world);
      if (run.world.violations.length > 0) break;
    }
    await run.makePeace();
    return run.world.violations;
  } finally {
    run.world.end();
  }
}

/** Takes back whatever was not sent; the process may die on the way. */
function withdrawAll(process: SimProcess): void {
  const { licensing } = process;
  try {
    licensing.withdraw(licensing.intents({ states: ['confirmed'] }).map(({ id }) => id));
  } catch (thrown) {
    if (!process.dead) throw thrown;
  }
}

class Run {
  readonly world = new World();
  readonly #processes: (SimProcess | null)[] = Array.from({ length: COPY + 1 }, () => null);
  /** Ledgers of the other computer and of the copy, once there are. */
  readonly #files = new Map<number, string>();
  /** The whole profile as it was kept. */
  #kept: string | null = null;
  /** Checkpoints that are left to a process, by its place. */
  readonly #fuses = new Map<number, number>();
  #backup: ReadonlyMap<string, Buffer> | null = null;

  async happen(one: Happening): Promise<void> {
    const { world } = this;
    const { service, time } = world;
    switch (one.kind) {
      case 'order':
        return this.#order(one);
      case 'race':
        return this.#race(one.asset);
      case 'fault':
        service.buyFaults.push(one.fault);
        return;
      case 'reads-fail':
        service.readFaults += one.count;
        return;
      case 'lag':
        service.lag = one.hours * HOUR;
        return;
      case 'skew':
        // The clock of a service may be off; it does not jump while an order is under way.
        if (world.files.every((file) => world.rows(file).length === 0)) service.skew = one.hours * HOUR;
        return;
      case 'marker':
        service.markerFate = one.fate;
        return;
      case 'price':
        service.prices.set(one.option, one.amount);
        return;
      case 'colleague':
        service.colleagueBuys(one.asset as AssetId, one.other);
        return;
      case 'apart':
        if (service.requests.length === 0) service.apart = one;
        return;
      case 'elsewhere':
        return this.#order({ kind: 'order', who: OTHER, assets: one.assets, clicks: 1 });
      case 'confirm-again':
        return confirmTruthfully(world, [this.#process(one.who)]);
      case 'copy-profile':
        return this.#copy();
      case 'copy-goes-on':
        if (!this.#files.has(COPY)) return;
        this.#process(COPY).licensing.wake();
        await time.pass(200);
        return confirmTruthfully(world, [this.#process(COPY)]);
      case 'keep-profile':
        this.#killAll();
        if (this.#kept === null && world.hasLedger()) this.#kept = world.copyProfile('kept');
        return;
      case 'put-profile-back':
        if (this.#kept === null) return;
        this.#killAll();
        await time.pass(1000);
        world.restoreProfile(this.#kept);
        return;
      case 'kill':
        this.#processes[one.who]?.kill();
        return;
      case 'kill-later':
        this.#fuses.set(one.who, one.checkpoints);
        return;
      case 'quit':
        return this.#quit(one.who);
      case 'wake':
        this.#process(one.who).licensing.wake();
        return time.pass(200);
      case 'withdraw': {
        const process = this.#process(one.who);
        if (!process.dead) withdrawAll(process);
        return;
      }
      case 'decide':
        return this.#decide(one.who, one.how);
      case 'clock':
        time.wallOffset = one.hours * HOUR;
        return;
      case 'downloads-fail':
        world.downloadFaults += one.count;
        return;
      case 'backup':
        this.#killAll();
        if (this.#backup === null && world.hasLedger()) this.#backup = world.copy();
        return;
      case 'restore':
        if (this.#backup === null) return;
        this.#killAll();
        // What is on its way arrives first: nobody restores a backup within a second of buying.
        await time.pass(1000);
        world.restore(this.#backup);
        return;
      case 'pass':
        return time.pass(one.seconds * 1000);
    }
  }

  /** Faults end; everybody goes on until nothing is open. */
  async makePeace(): Promise<void> {
    const { world } = this;
    const { service } = world;
    service.buyFaults.length = 0;
    service.readFaults = 0;
    world.downloadFaults = 0;
    this.#fuses.clear();
    world.time.wallOffset = 0;
    for (const process of this.#processes) process?.kill();
    const places = [0, ...this.#files.keys()];
    for (const place of places) this.#process(place);
    for (let round = 0; round < 8 && (round === 0 || this.#isOpen()); round += 1) {
      this.#wake(places);
      await world.time.pass(2000);
      await confirmTruthfully(world);
      await world.time.pass(30 * HOUR);
      this.#wake(places);
      await world.time.pass(2000);
      checkSafety(world);
      checkDecided(world);
      await decideTruthfully(world);
      await world.time.pass(HOUR);
    }
    checkSafety(world);
    checkLiveness(world);
  }

  #wake(places: readonly number[]): void {
    for (const place of places) this.#process(place).licensing.wake();
  }

  /** The profile is copied to another computer while nothing of it is open. */
  #copy(): void {
    if (this.#files.has(COPY) || !this.world.hasLedger()) return;
    this.#killAll();
    const file = this.world.copyProfile('copy');
    this.#files.set(COPY, file);
    this.world.files.push(file);
  }

  async #order({ who: place, assets, clicks }: Extract<Happening, { kind: 'order' }>): Promise<void> {
    const process = this.#process(place);
    const orders = assets.map((id, index) => order(id, index % 2 === 0 ? 's' : 'l'));
    const acceptOwned = orders.map(({ assetId }) => assetId);
    const work = process.licensing
      .quote(orders)
      .then((quote) =>
        Promise.all(
          Array.from({ length: clicks }, () => process.licensing.confirm(quote.id, { acceptOwned })),
        ),
      );
    await this.world.during(work.catch(() => null));
  }

  /** The same order in all windows at once. */
  async #race(id: number): Promise<void> {
    const all = Array.from({ length: PROCESSES }, (_, place) => this.#process(place));
    const work = all.map((process) =>
      process.licensing
        .quote([order(id)])
        .then((quote) => process.licensing.confirm(quote.id, { acceptOwned: [order(id).assetId] }))
        .catch(() => null),
    );
    await this.world.during(Promise.all(work));
  }

  async #decide(place: number, how: 'not-bought' | 'buy-again' | 'first'): Promise<void> {
    const { dead, licensing } = this.#process(place);
    if (dead) return;
    const [intent] = licensing.intents({ states: ['ambiguous', 'needs-decision'] });
    if (intent === undefined) return;
    const [candidate] =
      intent.state === 'ambiguous' || intent.state === 'needs-decision' ? intent.candidates : [];
    if (how === 'first' && candidate === undefined) return;
    const decision: Decision =
      how === 'first' && candidate !== undefined
        ? { kind: 'this-one', transactionId: candidate.transactionId }
        : { kind: how === 'first' ? 'not-bought' : how };
    await this.world.during(licensing.decide(intent.id, decision).catch(() => null));
  }

  async #quit(place: number): Promise<void> {
    const process = this.#processes[place];
    if (process === null || process === undefined || process.dead) return;
    await this.world.during(process.licensing.close());
    process.kill();
  }

  /** The process of a place, started if it was dead; it may die in starting. */
  #process(place: number): SimProcess {
    const known = this.#processes[place];
    if (known !== null && known !== undefined && !known.dead) return known;
    const file = place === OTHER ? this.#otherFile() : this.#files.get(place);
    const started = this.world.start({
      ...(file === undefined ? {} : { file, machine: `computer ${place}` }),
      crashesAt: () => {
        const left = this.#fuses.get(place);
        if (left === undefined) return false;
        this.#fuses.set(place, left - 1);
        if (left > 1) return false;
        this.#fuses.delete(place);
        return true;
      },
    });
    this.#processes[place] = started;
    return started;
  }

  #otherFile(): string {
    const known = this.#files.get(OTHER);
    if (known !== undefined) return known;
    const file = this.world.otherProfile('other');
    this.#files.set(OTHER, file);
    this.world.files.push(file);
    return file;
  }

  /** Those of the profile itself. */
  #killAll(): void {
    for (const process of this.#processes.slice(0, PROCESSES)) process?.kill();
  }

  #isOpen(): boolean {
    return this.world.files.some((file) => this.world.rows(file).some(({ state }) => !isFinal(state)));
  }
}
