import type { World } from './world.ts';

/** What must hold at any moment, by the service's own books. */
export function checkSafety(world: World): void {
  const { service, violations } = world;
  const counts = new Map<string, number>();
  for (const { intentId, partOf } of service.charges) {
    if (intentId !== null && partOf === null) counts.set(intentId, (counts.get(intentId) ?? 0) + 1);
  }
  for (const [id, count] of counts) if (count > 1) violations.push(`intent ${id} was charged ${count} times`);
  for (const row of world.rows()) {
    if (row.state !== 'licensed') continue;
    for (const shown of [row.transactionId, ...(JSON.parse(row.also) as number[])]) {
      const charge = service.charges.find(({ transactionId }) => transactionId === shown);
      if (charge === undefined) violations.push(`intent ${row.id} shows a licence that was never sold`);
      else if (row.proof !== 'person' && charge.intentId !== row.id) {
        violations.push(`intent ${row.id} shows the licence of ${charge.intentId ?? 'a colleague'}`);
      }
    }
  }
}

/** What must hold when everything has come to rest and every person has decided. */
export function checkLiveness(world: World): void {
  const { service, violations } = world;
  const rows = new Map(world.rows().map((row) => [row.id as string, row]));
  for (const row of rows.values()) {
    const isFinal = row.state === 'licensed' || row.state === 'rejected' || row.state === 'abandoned';
    if (!isFinal) violations.push(`intent ${row.id} is still ${row.state}`);
    if (row.state === 'licensed' && !world.downloads.has(row.id)) {
      violations.push(`the file of intent ${row.id} was never asked for`);
    }
  }
  for (const { intentId, transactionId } of service.charges) {
    const row = intentId === null ? undefined : rows.get(intentId);
    // A person may have given it up; then it is on them. An intent that a restored copy has lost is not in the file.
    if (row === undefined || (row.state === 'abandoned' && row.doubt === 'outcome')) continue;
    if (row.state !== 'licensed') violations.push(`transaction ${transactionId} is lost: ${row.state}`);
  }
  for (const key of world.downloads.keys()) {
    if (rows.has(key) && rows.get(key)?.state !== 'licensed')
      violations.push(`a file without a licence: ${key}`);
  }
  violations.push(...world.audit());
  for (const process of world.living) violations.push(...process.problems);
}
