import { createClient } from '../../../src/main/api/index.ts';
import { SYSTEM_TIME } from '../../../src/main/api/time.ts';
import type { Sandbox } from '@stockroom/sandbox';
import type { AssetId } from '../../../src/shared/model/ids.ts';

/** After this, in milliseconds, a session is traded for a new one. */
const OLD = 2.6 * 3_600_000;

/**
 * Which method of the client causes the commands that no example is asked with: those a session lives by, and the
 * link to a licensed file. By command. Needs a purchase in the books.
 */
export async function tourClient(sandbox: Sandbox): Promise<ReadonlyMap<string, string>> {
  let ahead = 0;
  const time = { ...SYSTEM_TIME, now: () => Date.now() + ahead };
  const client = createClient({ endpoint: new URL(sandbox.url), time });
  const causes = new Map<string, string>();
  const watch = async (method: string, work: () => Promise<unknown>): Promise<void> => {
    const before = sandbox.ledger().requests;
    await work();
    for (const [command, count] of Object.entries(sandbox.ledger().requests)) {
      if (count > (before[command] ?? 0)) causes.set(command, method);
    }
  };
  const account = sandbox.accounts.find(({ kind }) => kind === 'prepaid');
  const charge = sandbox.ledger().charges.at(-1);
  if (account === undefined || charge === undefined) throw new Error('The sandbox has sold nothing.');
  await watch('session.signIn', () => client.session.signIn(account));
  await watch('licensedLink', () => client.licensedLink(charge.itemId as AssetId, charge.option));
  ahead = OLD;
  await watch('session', () => client.group());
  await watch('group', () => client.group());
  await watch('session.signOut', () => client.session.signOut());
  await client.close();
  return causes;
}
