import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ConfirmOptions, LicenceGrant } from '../../../../src/main/purchasing/licensing/index.ts';
import { audit } from '../../../../src/main/purchasing/licensing/log-chain.ts';
import { typedStore } from '../../../../src/main/platform/store/index.ts';
import { StockroomError } from '../../../../src/shared/model/failure.ts';
import type { AssetId } from '../../../../src/shared/model/ids.ts';
import type { Intent, IntentId, OrderLine } from '../../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../../src/shared/model/licence.ts';
import { SimProcess } from './process.ts';
import type { ProcessOptions } from './process.ts';
import { LICENCE, Service } from './service.ts';
import { VirtualTime } from './time.ts';

export const HOUR = 3_600_000;

export function order(assetId: number, option = 's'): OrderLine {
  return {
    assetId: assetId as AssetId,
    licenceId: LICENCE,
    option,
    extendedRights: 0,
    references: NO_REFERENCES,
  };
}

/** Thousands of ledgers with full durability: in memory where there is such a folder. */
function fastFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}

/** A row of the ledger as the file holds it, read past the app. */
export interface LedgerRow {
  readonly id: IntentId;
  readonly assetId: number;
  readonly state: Intent['state'];
  readonly sends: number;
  readonly doubt: string | null;
  readonly price: string;
  readonly proof: string | null;
  readonly transactionId: number | null;
  readonly reason: string | null;
  readonly also: string;
  readonly notes: string;
  readonly accepted: string;
  readonly baseline: string | null;
}

/** A profile on disk, the service, the downloads, and the processes that come and go. */
export class World {
  readonly time = new VirtualTime();
  readonly service = new Service(this.time);
  readonly folder = mkdtempSync(path.join(fastFolder(), 'stockroom-ledger-'));
  readonly file = path.join(this.folder, 'ledger.db');
  /** What the downloads were handed, by key; a second time counts up. */
  readonly downloads = new Map<string, { grant: LicenceGrant; times: number }>();
  /** Downloads that fail from now on. */
  downloadFaults = 0;
  /** Every ledger that is judged: of this profile, its copies, and other computers. */
  readonly files: string[] = [this.file];
  /** A profile was put back from a backup. */
  wasPutBack = false;
  /** Whether an order may show a licence that nothing tells from its own. */
  allowsLookalikes = false;
  /** Orders that do. */
  readonly lookalikes = new Set<string>();
  /** What no run may show; checked at the end. */
  readonly violations: string[] = [];
  readonly #processes: SimProcess[] = [];
  #started = 0;

  constructor() {
    this.service.whoSends = (wanted, ledger) => this.#whoSends(wanted, ledger);
  }

  start(options: Partial<ProcessOptions> = {}): SimProcess {
    this.#started += 1;
    const started = new SimProcess({
      file: this.file,
      time: this.time,
      service: this.service,
      downloads: (grant) => this.#download(grant),
      seed: `process ${this.#started}`,
      ...options,
    });
    this.#processes.push(started);
    return started;
  }

  get living(): readonly SimProcess[] {
    return this.#processes.filter(({ dead }) => !dead);
  }

  /** The ledger through a connection of its own. */
  rows(file = this.file): readonly LedgerRow[] {
    if (!existsSync(file)) return [];
    return this.#look(file, (db) =>
      db.prepare('SELECT * FROM intent ORDER BY seq').all(),
    ) as unknown as LedgerRow[];
  }

  row(id: string): LedgerRow {
    const found = this.rows().find((row) => row.id === id);
    if (found === undefined) throw new Error(`no intent ${id}`);
    return found;
  }

  /** An empty profile of another computer; returns its ledger. */
  otherProfile(name: string): string {
    mkdirSync(path.join(this.folder, name));
    return path.join(this.folder, name, path.basename(this.file));
  }

  chargesOf(id: string): number {
    return this.service.charges.filter(({ intentId }) => intentId === id).length;
  }

  /** Lets time pass until the work is done; `null` when it is not within a minute (its process has died). */
  async during<T>(work: Promise<T>): Promise<T | null> {
    let outcome: { value: T } | { error: unknown } | null = null;
    work.then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    for (let passed = 0; outcome === null && passed < 60_000; passed += 20) await this.time.pass(20);
    const settled = outcome as { value: T } | { error: unknown } | null;
    if (settled === null) return null;
    if ('error' in settled) throw settled.error;
    return settled.value;
  }

  /** Quotes and confirms; the intents as confirmed, or `null` when the process has died on the way. */
  async buy(
    process: SimProcess,
    orders: readonly OrderLine[],
    options: ConfirmOptions = {},
  ): Promise<readonly Intent[] | null> {
    try {
      const quote = await this.during(process.licensing.quote(orders));
      return quote === null ? null : await this.during(process.licensing.confirm(quote.id, options));
    } catch (thrown) {
      // What a dead process throws is heard by nobody.
      if (process.dead) return null;
      throw thrown;
    }
  }

  /** Lets time pass until this many requests have arrived. */
  async untilRequests(count: number): Promise<void> {
    for (let passed = 0; this.service.requests.length < count && passed < 60_000; passed += 20) {
      await this.time.pass(20);
    }
  }

  /** What is wrong between log and table. */
  audit(file = this.file): readonly string[] {
    return this.#look(file, (db) => audit(typedStore(db)));
  }

  hasLedger(): boolean {
    return existsSync(this.file);
  }

  /** A copy of the ledger as a backup program makes it. All processes have to be dead. */
  copy(): ReadonlyMap<string, Buffer> {
    const names = ['', '-wal', '-shm'].map((end) => `${this.file}${end}`).filter((name) => existsSync(name));
    return new Map(names.map((name) => [name, readFileSync(name)]));
  }

  /** The whole profile in another folder, as a person copies it; returns its ledger. */
  copyProfile(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder);
    for (const entry of readdirSync(this.folder, { withFileTypes: true })) {
      if (entry.isFile()) copyFileSync(path.join(this.folder, entry.name), path.join(folder, entry.name));
    }
    return path.join(folder, path.basename(this.file));
  }

  /** Puts the whole profile back as a copy of it was. All processes have to be dead. */
  restoreProfile(copy: string): void {
    for (const entry of readdirSync(this.folder, { withFileTypes: true })) {
      if (entry.isFile()) rmSync(path.join(this.folder, entry.name));
    }
    this.wasPutBack = true;
    const from = path.dirname(copy);
    for (const name of readdirSync(from)) copyFileSync(path.join(from, name), path.join(this.folder, name));
  }

  dropAnchor(): void {
    rmSync(`${this.file}.anchor`, { force: true });
  }

  restore(copy: ReadonlyMap<string, Buffer>): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.file}${end}`, { force: true });
    for (const [name, bytes] of copy) writeFileSync(name, bytes);
  }

  end(): void {
    for (const process of this.#processes) process.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Whose request this is: the intent has to be in the file as `sending` before the first byte leaves. */
  #whoSends({ assetId, licenceId, option }: OrderLine, ledger: string): string {
    const rows = this.#look(ledger, (db) =>
      db
        .prepare(
          `SELECT id FROM intent WHERE state = 'sending' AND assetId = ? AND licenceId = ? AND option = ?`,
        )
        .all(assetId, licenceId, option),
    );
    if (rows.length !== 1)
      this.violations.push(`a request for ${assetId} with ${rows.length} intents sending`);
    return String(rows[0]?.['id'] ?? 'nobody');
  }

  async #download(grant: LicenceGrant): Promise<void> {
    if (this.downloadFaults > 0) {
      this.downloadFaults -= 1;
      throw new StockroomError('disk.gone');
    }
    const before = this.downloads.get(grant.key)?.times ?? 0;
    this.downloads.set(grant.key, { grant, times: before + 1 });
  }

  #look<T>(file: string, at: (db: DatabaseSync) => T): T {
    const db = new DatabaseSync(file, { timeout: 5000 });
    try {
      return at(db);
    } finally {
      db.close();
    }
  }
}
