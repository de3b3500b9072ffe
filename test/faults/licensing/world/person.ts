import type { Decision, Intent } from '../../../../src/shared/model/intent.ts';
import type { World } from './world.ts';

/**
 * What a person says who has asked the vendor to orders that wait since the last start: they are bought, unless they
 * were already.
 */
export async function confirmTruthfully(world: World): Promise<void> {
  for (const process of world.living) {
    const waiting = process.licensing.intents({ states: ['confirmed'] }).filter(isWaiting);
    const bought = waiting.filter(({ id }) => world.chargesOf(id) > 0);
    process.licensing.withdraw(bought.map(({ id }) => id));
    await process.licensing.confirmAgain(waiting.filter((one) => !bought.includes(one)).map(({ id }) => id));
  }
}

export function isWaiting(intent: Intent): boolean {
  return intent.state === 'confirmed' && intent.hold?.kind === 'consent';
}

/** What a person decides who has asked the vendor: the truth, once the list can show it. */
export async function decideTruthfully(world: World): Promise<void> {
  const [process] = world.living;
  if (process === undefined) throw new Error('nobody to decide with');
  for (const intent of process.licensing.intents({ states: ['ambiguous', 'needs-decision'] })) {
    const decision = truth(world, intent);
    if (decision === null) continue;
    await world.during(process.licensing.decide(intent.id, decision)).catch(() => null);
  }
}

function truth({ service, time }: World, intent: Intent): Decision | null {
  const charge = service.charges.find(({ intentId }) => intentId === intent.id);
  if (charge === undefined) return { kind: 'buy-again' };
  if (charge.visibleAt > time.true) return null;
  return { kind: 'this-one', transactionId: charge.transactionId };
}
