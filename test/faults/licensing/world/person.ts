import type { Decision, Intent } from '../../../../src/shared/model/intent.ts';
import type { World } from './world.ts';

/**
 * What a person says who has asked the vendor to orders that wait since the last start: they are bought, unless they
 * were already.
 */
export async function confirmTruthfully(world: World, processes = world.living): Promise<void> {
  for (const { file, dead, licensing } of processes) {
    if (dead) continue;
    const waiting = licensing.intents({ states: ['confirmed'] }).filter(isWaiting);
    const needless = waiting.filter(({ id }) => world.chargesOf(id) > 0 || isOpenElsewhere(world, id, file));
    licensing.withdraw(needless.map(({ id }) => id));
    const wanted = waiting.filter((one) => !needless.includes(one));
    // A process may die in it.
    await world.during(licensing.confirmAgain(wanted.map(({ id }) => id)).catch(() => null));
  }
}

/** A copy of the profile may buy it still, or has: it is not confirmed in two places. */
function isOpenElsewhere(world: World, id: string, file: string): boolean {
  const isOriginal = file === world.files[0];
  const rests = (state: string) => state === 'abandoned' || (isOriginal && state === 'confirmed');
  return world.files.some(
    (other) => other !== file && world.rows(other).some((row) => row.id === id && !rests(row.state)),
  );
}

export function isWaiting(intent: Intent): boolean {
  return intent.state === 'confirmed' && intent.hold?.kind === 'consent';
}

/** What a person decides who has asked the vendor: the truth, once the list can show it. */
export async function decideTruthfully(world: World): Promise<void> {
  if (world.living.length === 0) throw new Error('no process to decide with');
  for (const { licensing, file } of world.living) {
    for (const intent of licensing.intents({ states: ['ambiguous', 'needs-decision'] })) {
      const decision = truth(world, intent, file);
      if (decision === null) continue;
      await world.during(licensing.decide(intent.id, decision)).catch(() => null);
    }
  }
}

function truth({ service, time, files }: World, intent: Intent, file: string): Decision | null {
  const charge = service.charges.find(({ intentId }) => intentId === intent.id);
  // On a copy of the profile it is not ordered again: that is for the one that ordered.
  if (charge === undefined && file !== files[0]) return { kind: 'not-bought' };
  if (charge === undefined) return { kind: 'buy-again' };
  if (charge.visibleAt > time.true) return null;
  return { kind: 'this-one', transactionId: charge.transactionId };
}
