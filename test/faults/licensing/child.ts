import { appendFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createClient, parseEndpoint } from '../../../src/main/api/index.ts';
import { createLicensing, shopOfClient } from '../../../src/main/purchasing/licensing/index.ts';
import type { AssetId, LicenceId, UserId } from '../../../src/shared/model/ids.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { person } from '../../support/person.ts';

/**
 * A process that buys, and kills itself at a checkpoint: killed by the system, nothing is cleaned up.
 * Arguments: JSON of `Orders`.
 */
export interface Orders {
  readonly url: string;
  readonly credentials: { readonly apiKey: string; readonly user: string; readonly password: string };
  readonly file: string;
  readonly downloads: string;
  /** None: only goes on with what is there. */
  readonly assetIds: readonly number[];
  /** Checkpoint at which to die; 0 for never. */
  readonly dieAt: number;
}

const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const client = createClient({ endpoint: parseEndpoint(orders.url) });
client.session.adopt(orders.credentials);

let checkpoints = 0;
const licensing = createLicensing({
  file: orders.file,
  shop: shopOfClient(client),
  buyer: () => ({ accountId: 'foreign/buyer', userId: 100151 as UserId, userName: 'buyer' }),
  onLicensed: async ({ key }) => appendFileSync(orders.downloads, `${key}\n`),
  consent: person(true).consent,
  settings: { dailyLimit: () => null, askAbove: () => null, markerField: () => 'other' },
  effects: {
    checkpoint: () => {
      checkpoints += 1;
      if (checkpoints === orders.dieAt) process.kill(process.pid, 'SIGKILL');
    },
  },
});

if (orders.assetIds.length > 0) {
  const quote = await licensing.quote(
    orders.assetIds.map((id) => ({
      assetId: id as AssetId,
      licenceId: 10123 as LicenceId,
      option: 'l-2015',
      extendedRights: 0,
      references: NO_REFERENCES,
    })),
  );
  await licensing.confirm(quote.id);
}
const ids = licensing.intents().map(({ id }) => id);
// The person who started it again says so.
if (orders.assetIds.length === 0) await licensing.confirmAgain(ids);
// What is unclear after a read-back waits for a person.
const isDone = (): boolean =>
  licensing
    .intents({ ids })
    .every((intent) => intent.state === 'licensed' || (intent.state === 'unknown' && intent.checks > 0));
const look = new DatabaseSync(orders.file, { timeout: 5000 });
const isHandedOver = (): boolean =>
  look.prepare('SELECT 1 FROM outbox WHERE handedAt IS NULL').get() === undefined;
// This timer keeps the process alive: those of licensing do not.
while (!isDone() || !isHandedOver()) await new Promise((resolve) => setTimeout(resolve, 20));
look.close();
await licensing.close();
await client.close();
