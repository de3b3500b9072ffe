import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { enterProfile } from '../../../src/main/library/storage/profile.ts';
import { createPlaces } from '../../../src/main/platform/locations/index.ts';
import { createStorage, storageMigrations } from '../../../src/main/library/storage/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import { checkSafety } from '../licensing/world/check.ts';
import { order, World } from '../licensing/world/world.ts';

type Happening =
  | { readonly kind: 'buy'; readonly asset: number; readonly seconds: number }
  | { readonly kind: 'back-up' | 'lose' | 'damage' }
  | { readonly kind: 'restore'; readonly which: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('buy' as const),
      asset: fc.integer({ min: 1, max: 9 }),
      // Some are still open when the next thing happens.
      seconds: fc.constantFrom(0, 5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('back-up' as const) }) },
  fc.record({ kind: fc.constantFrom('lose' as const, 'damage' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('restore' as const), which: fc.nat({ max: 4 }) }),
  },
);

/** A profile whose ledger is the real one, bought with, backed up and restored as the app does it. */
class Desk {
  readonly world = new World();
  readonly #paths = {
    profile: this.world.folder,
    database: path.join(this.world.folder, 'stockroom.db'),
    ledger: this.world.file,
    settings: path.join(this.world.folder, 'settings.json'),
  };
  readonly #backups: string[] = [];
  /** Lines of the log that may never be missing again. */
  #told: readonly string[] = [];

  async happen(one: Happening): Promise<void> {
    switch (one.kind) {
      case 'buy': {
        const buyer = this.world.start();
        await this.world.buy(buyer, [order(one.asset)]).catch(() => null);
        await this.world.time.pass(one.seconds * 1000);
        // What is on its way arrives: nobody restarts within a second of buying.
        buyer.kill();
        await this.world.time.pass(1000);
        this.#told = this.#log() ?? [];
        return;
      }
      case 'back-up':
        return this.#backUp();
      case 'restore':
        return this.#restore(one.which);
      case 'lose':
        for (const end of ['', '-wal', '-shm']) rmSync(this.world.file + end, { force: true });
        this.#told = [];
        return;
      case 'damage':
        for (const end of ['-wal', '-shm']) rmSync(this.world.file + end, { force: true });
        if (existsSync(this.world.file)) writeFileSync(this.world.file, 'no database any more');
        this.#told = [];
    }
  }

  /** By the service's own books. */
  check(): void {
    if (this.#log() === null) return;
    checkSafety(this.world);
    expect([...this.world.violations, ...this.world.audit()]).toEqual([]);
  }

  async #backUp(): Promise<void> {
    if (this.#log() === null) return;
    const { name } = await this.#withStorage((storage) => storage.backUp());
    this.#backups.push(name);
  }

  async #restore(which: number): Promise<void> {
    const name = this.#backups[which % Math.max(1, this.#backups.length)];
    if (name === undefined) return;
    await this.#withStorage((storage) => storage.restore(name));
    const anchored = this.#anchor();
    (await enterProfile(this.#paths, { kind: 'electron' })).leave();
    // Without its anchor, a ledger that is put back counts as a copy.
    expect(this.#anchor()).toBe(anchored);
    const after = this.#log();
    expect(after?.slice(0, this.#told.length)).toEqual(this.#told);
    this.#told = after ?? [];
  }

  async #withStorage<T>(work: (storage: ReturnType<typeof createStorage>) => Promise<T>): Promise<T> {
    const { profile, database, ledger, settings } = this.#paths;
    const store = openStore(database, storageMigrations);
    const storage = createStorage({
      store,
      profile,
      locks: null,
      still: (work) => work(),
      places: createPlaces({ root: profile, setApart: profile }),
      parts: { 'stockroom.db': database, 'ledger.db': ledger, 'settings.json': settings },
      version: '1.0.0',
      migrations: storageMigrations.map(({ id }) => id),
      libraryFolder: () => profile,
      adoptFolder: () => {},
      dialog: undefined,
      downloads: { underWay: () => [], pause: async () => {}, resume: async () => {} },
      kept: () => ({ files: 0, bytes: 0 }),
      adopt: true,
      onError: () => {},
    });
    try {
      return await work(storage);
    } finally {
      await storage.close();
      store.close();
    }
  }

  #anchor(): string | null {
    const file = `${this.world.file}.anchor`;
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** Every line of the ledger's log; `null` where there is no ledger, or none that can be read. */
  #log(): readonly string[] | null {
    if (!existsSync(this.world.file)) return null;
    const db = new DatabaseSync(this.world.file);
    try {
      return db
        .prepare('SELECT * FROM intent_log ORDER BY seq')
        .all()
        .map((line) => JSON.stringify(line));
    } catch {
      return null;
    } finally {
      db.close();
    }
  }
}

it('a restore never takes a purchase back, whatever was bought, backed up and lost before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 10 }), async (happenings) => {
      const desk = new Desk();
      try {
        for (const one of happenings) await desk.happen(one);
        desk.check();
      } finally {
        desk.world.end();
      }
    }),
    {
      numRuns: 40,
      endOnFailure: true,
      examples: [
        // Two ledgers that have each been somewhere the other has not: the one that stands here stays.
        [
          [
            { kind: 'buy', asset: 1, seconds: 5 },
            { kind: 'back-up' },
            { kind: 'lose' },
            { kind: 'buy', asset: 2, seconds: 5 },
            { kind: 'restore', which: 0 },
          ],
        ],
      ],
    },
  );
});
