import type { Group } from '../state/accounts.ts';
import type { Purchase } from '../state/books.ts';
import type { CompTaken } from '../state/events.ts';
import type { World } from '../world.ts';
import { type Period, within } from './period.ts';

export interface ActivityFilter {
  readonly group: Group;
  /** `null`: everybody of the group. */
  readonly userId: number | null;
  readonly period: Period;
}

export interface Activity {
  readonly comps: readonly CompTaken[];
  readonly purchases: readonly Purchase[];
  /** Purchases by the time of their transfer, and by who transferred them. */
  readonly transfers: readonly Purchase[];
}

/** What a group did in a period: the one source of every statistic. */
export function activityOf(world: World, { group, userId, period }: ActivityFilter): Activity {
  const mine = (event: { readonly userId: number; readonly at: number }) =>
    (userId === null || event.userId === userId) && within(event.at, period);
  const purchases = world.books.purchasesOf(group);
  return {
    comps: world.books.comps.filter((comp) => comp.groupId === group.id && mine(comp)),
    purchases: purchases.filter(mine),
    transfers: purchases.filter(({ transfer }) => transfer !== null && mine(transfer)),
  };
}
