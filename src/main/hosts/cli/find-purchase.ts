import { failureOf, isFailureCode } from '../../../shared/model/failure.ts';
import { isInDoubt } from '../../../shared/model/intent.ts';
import type { Intent, IntentId } from '../../../shared/model/intent.ts';
import type { App } from '../../app.ts';
import type { Io } from './io.ts';
import { note } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Fewer characters of an ID stand for too many orders. */
const LEAST = 4;

/** The order of this ID, or the only one whose ID begins like this. Throws a `UsageError`. */
export function findPurchase({ licensing }: App, text: string): Intent {
  const wanted = text.trim().toLowerCase();
  const [exact] = licensing.intents({ ids: [wanted as IntentId] });
  if (exact !== undefined) return exact;
  const found =
    wanted.length < LEAST ? [] : licensing.intents().filter(({ id }) => id.toLowerCase().startsWith(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new UsageError(
    found.length === 0
      ? `There is no order ${text} of this account in the profile; see “stockroom purchases list”.`
      : `${found.length} orders begin with ${text}: say more of the ID.`,
  );
}

/** An order in doubt is looked for in the group's list first. Out of reach, it is as the profile has it. */
export async function lookUpInDoubt(app: App, io: Io, intent: Intent): Promise<Intent> {
  if (!isInDoubt(intent.state)) return intent;
  try {
    await app.licensing.lookUp([intent.order.assetId], io.signal);
  } catch (thrown) {
    if (!isFailureCode(thrown, 'offline', 'timeout', 'server', 'protocol', 'rate-limited')) throw thrown;
    note(io, `The group’s licences could not be read: ${failureOf(thrown).message}`);
  }
  return app.licensing.intents({ ids: [intent.id] })[0] ?? intent;
}
