import { fraction } from '../random.ts';
import { GROUPS, type Group, type User, usersOf } from '../state/accounts.ts';
import type { References } from '../state/events.ts';
import type { World } from '../world.ts';
import { assetOf } from './assets.ts';
import { buy } from './buying.ts';
import { isExtendable, licencesOf, TRANSFER_RIGHT } from './price-list.ts';
import { recentSearch } from './recent-searches.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The jobs of the last weeks: what was looked for, and for whom. */
const JOBS = [
  { theme: 'mountain lake', project: 'Alpine calendar', client: 'Firn Outdoor' },
  { theme: 'coffee', project: 'Autumn menu', client: 'Kiosk Nord' },
  { theme: 'city night', project: 'Annual report', client: 'Larch Mutual' },
  { theme: 'forest', project: 'Alpine calendar', client: 'Firn Outdoor' },
  { theme: 'family', project: 'Winter campaign', client: 'Larch Mutual' },
  { theme: 'beach', project: 'Travel magazine', client: 'Tern Press' },
];
const COMPS_A_JOB = 3;
const DAYS_BETWEEN = 5;

/**
 * Weeks of work before the sandbox was started, so that a demo has lists and statistics to show: comps,
 * some of them licensed, one licence passed on, the older half invoiced.
 */
export function writeHistory(world: World): void {
  for (const group of GROUPS) {
    const buyers = usersOf(group).filter(({ actions }) => actions.includes('compDownloads'));
    for (const [index, job] of JOBS.entries()) {
      const user = buyers[index % buyers.length];
      const at = world.now() - (JOBS.length - index) * DAYS_BETWEEN * DAY;
      if (user !== undefined) work(world, { group, user, at, ...job });
    }
    settle(world, group);
  }
}

interface Work {
  readonly group: Group;
  readonly user: User;
  readonly at: number;
  readonly theme: string;
  readonly project: string;
  readonly client: string;
}

/** Comps of a few pictures, then a licence for the first of them. */
function work(world: World, { group, user, at, theme, project, client }: Work): void {
  const results = recentSearch({ text: theme, types: ['photo'], collection: 'regular', editorial: 'none' });
  const offset = Math.floor(fraction(world.seed, 'history', group.id, theme) * Math.min(200, results.count));
  const assets = results.page(offset, COMPS_A_JOB);
  for (const [index, { id }] of assets.entries()) {
    world.books.record({
      type: 'comp-taken',
      itemId: id,
      option: 'xl-2015',
      userId: user.id,
      groupId: group.id,
      at: at + index * HOUR,
    });
  }
  // One that extended rights are sold for: the first job's licence is passed on.
  const chosen = assets.flatMap(({ id }) => assetOf(world, id) ?? []).find(isExtendable);
  const [licence] = licencesOf(group);
  if (chosen === undefined || licence === undefined) return;
  const references: References = {
    project,
    client,
    purchaseOrder: `PO-${chosen.id % 10_000}`,
    isbn: '',
    other: '',
  };
  const rights = project === JOBS[0]?.project ? TRANSFER_RIGHT : 0;
  const order = { itemId: chosen.id, licenceId: licence.id, option: 'xl-2015', rights };
  buy(world, { group, user, references, at: at + DAY }, order);
}

function settle(world: World, group: Group): void {
  const purchases = world.books.purchasesOf(group);
  const [first] = purchases;
  if (first === undefined) return;
  const older = purchases.slice(0, Math.ceil(purchases.length / 2));
  world.books.record({
    type: 'licences-transferred',
    transferId: world.books.nextTransferId(),
    transactionIds: [first.transactionId],
    from: { company: group.company },
    to: { company: first.references.client },
    userId: first.userId,
    groupId: group.id,
    at: first.at + DAY,
  });
  world.books.record({
    type: 'invoice-created',
    invoiceId: world.books.nextInvoiceId(),
    transactionIds: older.map(({ transactionId }) => transactionId),
    field: '',
    groupId: group.id,
    at: world.now() - 2 * DAY,
  });
}
