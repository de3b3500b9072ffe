import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { Group } from './group.ts';
import type { PageWork } from './page-work.ts';
import type { WebHostOrders } from './web-host-child.ts';

const CLI = path.join(import.meta.dirname, '../../../bin/stockroom.mjs');
const WEB_HOST = path.join(import.meta.dirname, 'web-host-child.ts');

/** One profile, one library, and the folders that commands were told to bring files to. */
export class Profile {
  readonly root = mkdtempSync(path.join(tmpdir(), 'stockroom-kills-'));
  readonly folder = path.join(this.root, 'profile');
  /** Where the library is unless told, in the home of the user. */
  readonly library = path.join(this.root, 'Stockroom');
  readonly #api: ForeignApi;

  constructor(api: ForeignApi) {
    this.#api = api;
  }

  to(name: string): string {
    return path.join(this.root, 'to', name);
  }

  command(...args: readonly string[]): Group {
    const { url, credentials } = this.#api;
    return new Group(
      [CLI, ...args],
      {
        ...process.env,
        HOME: this.root,
        DEPOSITPHOTOS_API_URL: url,
        STOCKROOM_PROFILE: this.folder,
        STOCKROOM_API_KEY: credentials.apiKey,
        STOCKROOM_USER: credentials.user,
        STOCKROOM_PASSWORD: credentials.password,
      },
      args[0] ?? '',
    );
  }

  webHost(work: readonly PageWork[]): Group {
    const { url: endpoint, credentials } = this.#api;
    const orders: WebHostOrders = { profile: this.folder, endpoint, credentials, work };
    return new Group([WEB_HOST, JSON.stringify(orders)], { ...process.env, HOME: this.root }, 'web host');
  }

  /** Rows of a database of the profile, as another program sees them; none where it is not there yet. */
  rows<Row>(database: 'stockroom.db' | 'ledger.db', sql: string): readonly Row[] {
    let db: DatabaseSync | null = null;
    try {
      db = new DatabaseSync(path.join(this.folder, database), { readOnly: true, timeout: 5000 });
      return db.prepare(sql).all() as Row[];
    } catch (error) {
      if (error instanceof Error && /unable to open|no such table/.test(error.message)) return [];
      throw error;
    } finally {
      db?.close();
    }
  }

  /**
   * What is still to be done, by its kind; empty when all is finished. An order whose request may have left before the
   * kill, and of which the service's list says nothing, stays in doubt for a day, and rightly.
   */
  unfinished(): readonly string[] {
    const jobs = this.rows<{ state: string; number: number }>(
      'stockroom.db',
      `SELECT state, count(*) AS number FROM download_job WHERE state NOT IN ('done', 'failed', 'cancelled') GROUP BY state`,
    );
    const intents = this.rows<{
      assetId: number;
      state: string;
      doubt: string;
      checks: number;
      candidates: string;
    }>(
      'ledger.db',
      `SELECT assetId, state, doubt, checks, candidates FROM intent
       WHERE state NOT IN ('licensed', 'rejected', 'abandoned', 'confirmed')`,
    );
    const left = (what: string, database: 'stockroom.db' | 'ledger.db', from: string) =>
      this.rows<{ number: number }>(database, `SELECT count(*) AS number FROM ${from}`).flatMap(
        ({ number }) => (number > 0 ? [`${number} ${what}`] : []),
      );
    return [
      ...jobs.map(({ state, number }) => `${number} jobs ${state}`),
      ...intents
        .filter(({ assetId }) => this.#api.charges.some(({ itemId }) => itemId === assetId))
        .map((intent) => `order ${Object.values(intent).join(' ')}`),
      ...left('batches', 'stockroom.db', 'batch WHERE finished_at IS NULL'),
      ...left('rights to be written', 'stockroom.db', 'rights_task'),
      ...left('rights half written', 'stockroom.db', 'rights_swap'),
      ...left('files not handed over', 'ledger.db', 'outbox WHERE handedAt IS NULL'),
    ];
  }

  /** Resolves to what is unfinished in spite of so many milliseconds. */
  async finishes(ms: number): Promise<readonly string[]> {
    let left = this.unfinished();
    for (const end = performance.now() + ms; left.length > 0 && performance.now() < end; ) {
      await setTimeout(100);
      left = this.unfinished();
    }
    return left;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}
