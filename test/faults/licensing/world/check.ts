import { decidedPurchase, isTellable, showsItsMark } from './evidence.ts';
import type { Charge } from './service.ts';
import type { LedgerRow, World } from './world.ts';

/** What must hold at any moment, by the service's own books. */
export function checkSafety(world: World): void {
  const { service, violations } = world;
  const counts = new Map<string, number>();
  for (const { intentId, partOf } of service.charges) {
    if (intentId !== null && partOf === null) counts.set(intentId, (counts.get(intentId) ?? 0) + 1);
  }
  for (const [id, count] of counts) if (count > 1) violations.push(`intent ${id} was charged ${count} times`);
  for (const file of world.files) for (const row of world.rows(file)) checkShown(world, row);
}

/** A licence that is shown was sold, to this order unless nothing tells them apart. */
function checkShown(world: World, row: LedgerRow): void {
  if (row.state !== 'licensed') return;
  for (const shown of [row.transactionId, ...(JSON.parse(row.also) as number[])]) {
    const charge = world.service.charges.find(({ transactionId }) => transactionId === shown);
    if (charge === undefined) world.violations.push(`intent ${row.id} shows a licence that was never sold`);
    else if (row.proof !== 'person' && charge.intentId !== row.id) {
      if (isTellable(world, charge) || !world.allowsLookalikes) {
        world.violations.push(`intent ${row.id} shows the licence of ${charge.intentId ?? 'a colleague'}`);
      } else world.lookalikes.add(row.id);
    }
  }
}

/** Nothing is left in doubt that the list decides. Call it after a reading. */
export function checkDecided(world: World): void {
  for (const file of world.files) {
    for (const row of world.rows(file)) {
      const charge = decidedPurchase(world, file, row);
      if (charge === null) continue;
      world.violations.push(`intent ${row.id} is ${row.state}, and ${charge.transactionId} is its own`);
    }
  }
}

/** What must hold when everything has come to rest and every person has decided. */
export function checkLiveness(world: World): void {
  const { service, violations } = world;
  const ledgers = new Map(world.files.map((file) => [file, world.rows(file)]));
  for (const row of [...ledgers.values()].flat()) {
    const isFinal = row.state === 'licensed' || row.state === 'rejected' || row.state === 'abandoned';
    if (!isFinal) violations.push(`intent ${row.id} is still ${row.state}`);
    if (row.state === 'licensed' && !world.downloads.has(row.id)) {
      violations.push(`the file of intent ${row.id} was never asked for`);
    }
  }
  for (const charge of service.charges) {
    const row = ledgers.get(charge.ledger ?? '')?.find(({ id }) => id === charge.intentId);
    if (row === undefined || row.state === 'licensed' || mayBeLost(world, charge, row)) continue;
    violations.push(`transaction ${charge.transactionId} is lost: ${row.state}`);
  }
  const rows = [...ledgers.values()].flat();
  for (const key of world.downloads.keys()) {
    const own = rows.filter(({ id }) => id === key);
    // Fetched before the record was put back that does not know of the purchase.
    const charge = service.charges.find(({ intentId }) => intentId === key);
    if (charge !== undefined && own.some((row) => mayBeLost(world, charge, row))) continue;
    if (own.length > 0 && own.every(({ state }) => state !== 'licensed')) {
      violations.push(`a file without a licence: ${key}`);
    }
  }
  for (const file of world.files) violations.push(...world.audit(file));
  for (const process of world.living) violations.push(...process.problems);
}

/** What no evidence, or a person's own word, has taken from the record. */
function mayBeLost(world: World, charge: Charge, row: LedgerRow): boolean {
  // A person may have given it up; then it is on them.
  if (row.state === 'abandoned' && row.doubt === 'outcome') return true;
  // A record that was put back does not know that it sent it, and the list does not show its mark.
  if (world.wasPutBack && !showsItsMark(world, charge)) return true;
  // The service denied it while its list did not show the mark.
  return charge.denied && (world.service.hasLagged || !isTellable(world, charge));
}
