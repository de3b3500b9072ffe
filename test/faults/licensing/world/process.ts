import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Consent } from '../../../../src/main/platform/consent/index.ts';
import { createLicensing } from '../../../../src/main/purchasing/licensing/index.ts';
import type {
  BuyResult,
  Effects,
  LicenceGrant,
  Licensing,
  LicensingOptions,
  Shop,
} from '../../../../src/main/purchasing/licensing/index.ts';
import { StockroomError } from '../../../../src/shared/model/failure.ts';
import { person } from '../../../support/person.ts';
import { US } from './service.ts';
import type { Service } from './service.ts';
import type { VirtualTime } from './time.ts';

/** Milliseconds that a call takes each way. */
const WAY = 40;

export interface ProcessOptions {
  readonly file: string;
  readonly time: VirtualTime;
  readonly service: Service;
  /** Gets what this process hands over. */
  readonly downloads: (grant: LicenceGrant) => Promise<void>;
  readonly seed: string;
  readonly settings?: Partial<LicensingOptions['settings']>;
  readonly budgetOf?: NonNullable<LicensingOptions['budgetOf']>;
  /** Default: a person who agrees to everything. */
  readonly consent?: Consent;
  readonly lookAroundMs?: number;
  /** Called at every checkpoint with its running number; true ends the process there. */
  readonly crashesAt?: (count: number, name: string) => boolean;
  readonly adopts?: boolean;
  /** For databases that misbehave. */
  readonly openDatabase?: Effects['openDatabase'];
  readonly platform?: NodeJS.Platform;
  readonly machine?: string;
}

const NEVER = new Promise<never>(() => {});

/**
 * One process of Stockroom on the profile, which can be ended at any checkpoint and any moment. From then on nothing
 * of it runs: its timers are gone, its calls never return, its locks and files are closed by the system.
 */
export class SimProcess {
  readonly licensing: Licensing;
  readonly checkpoints: string[] = [];
  readonly problems: string[] = [];
  /** The ledger that it works on. */
  readonly file: string;
  dead = false;
  readonly #handles: DatabaseSync[] = [];

  constructor(options: ProcessOptions) {
    const { time, file } = options;
    this.file = file;
    let drawn = 0;
    const effects: Effects = {
      now: () => time.wall,
      monotonic: () => time.steady,
      after: (ms, work) => time.after(ms, () => !this.dead && work()),
      random: (bytes) => {
        drawn += 1;
        return createHash('sha512').update(`${options.seed} ${drawn}`).digest().subarray(0, bytes);
      },
      openDatabase: (name, how) => {
        const db = (options.openDatabase ?? ((path, rest) => new DatabaseSync(path, rest)))(name, how);
        this.#handles.push(db);
        return db;
      },
      checkpoint: (name) => {
        if (this.dead) return NEVER;
        this.checkpoints.push(name);
        if (!options.crashesAt?.(this.checkpoints.length, name)) return;
        this.kill();
        return NEVER;
      },
      platform: options.platform ?? 'linux',
      machine: () => options.machine ?? 'this computer',
    };
    this.licensing = createLicensing({
      file,
      effects,
      shop: this.#shop(options),
      buyer: () => ({ accountId: 'service/us', userId: US, userName: 'us' }),
      onLicensed: (grant) => (this.dead ? NEVER : options.downloads(grant)),
      consent: options.consent ?? person(true).consent,
      settings: {
        dailyLimit: () => null,
        askAbove: () => null,
        markerField: () => 'other',
        ...options.settings,
      },
      ...(options.budgetOf === undefined ? {} : { budgetOf: options.budgetOf }),
      lookAroundMs: options.lookAroundMs ?? 7_200_000,
      ...(options.adopts === undefined ? {} : { adopts: options.adopts }),
      log: (message, facts) => {
        if (facts['code'] === 'internal') this.problems.push(message);
      },
    });
  }

  /** SIGKILL: at once, with everything open. */
  kill(): void {
    this.dead = true;
    for (const db of this.#handles) if (db.isOpen) db.close();
  }

  #shop({ service, time, file }: ProcessOptions): Shop {
    const way = async (signal?: AbortSignal): Promise<void> => {
      await new Promise<void>((resolve) => {
        time.after(WAY, resolve);
      });
      if (this.dead) await NEVER;
      if (signal?.aborted) throw new StockroomError('aborted');
    };
    const read = async <T>(answer: () => T, signal: AbortSignal): Promise<T> => {
      await way(signal);
      service.read();
      const result = answer();
      await way(signal);
      return result;
    };
    return {
      prices: (signal) => read(() => service.licences(), signal),
      group: (signal) => read(() => service.group, signal),
      owned: (assetIds, signal) => read(() => service.owned(assetIds), signal),
      buy: async (order) => {
        // The request is on its way from here on, whatever becomes of the process.
        const { promise, resolve } = Promise.withResolvers<BuyResult | null>();
        service.depart(order, file, resolve, WAY);
        const result = await promise;
        await way();
        return result ?? { kind: 'unknown', failure: new StockroomError('outcome-unknown').failure };
      },
    };
  }
}
