import type { Decision, Intent } from '../../../../src/shared/model/intent.ts';
import type { World } from './world.ts';

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
