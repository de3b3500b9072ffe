import type { IntentId } from '../../../shared/model/intent.ts';
import type { Ledger } from './ledger.ts';
import { surroundingsOf } from './holdings.ts';
import { rowsOfOthers } from './match.ts';
import type { Purchase } from './match.ts';
import { withNotes } from './notes.ts';
import type { ReconcileTools } from './reconcile.ts';
import type { Owned } from './shop.ts';

/**
 * The owned guard after the fact. Before an order is sent the list shows what the group holds; a purchase of the same
 * second by a colleague shows only afterwards. So the list is read once after each purchase, and again while it
 * does not show that purchase itself.
 */

/** Readings after a purchase, at the very most. */
const READINGS = 3;

/** Whether a reading of the list is recent enough to tell of other purchases. */
export function isGuarded({ transactionIds: [own] }: Purchase, owned: Owned | null): boolean {
  return owned?.rows.some(({ transactionId }) => transactionId === own) ?? false;
}

/** Notes that the list has to be read after a purchase; see `owedGuards`. */
export function oweGuard(id: IntentId, ledger: Ledger): void {
  ledger.store.run('UPDATE intent SET guard = ? WHERE id = ?', READINGS, id);
}

/** Purchases of this process after which the list has not been read. */
export function owedGuards(accountId: string, ledger: Ledger): readonly IntentId[] {
  return ledger.store
    .all<{ id: IntentId }>(
      'SELECT id FROM intent WHERE accountId = ? AND guard IS NOT NULL AND owner = ? ORDER BY seq',
      accountId,
      ledger.owner,
    )
    .map(({ id }) => id);
}

/** Reads the list after a purchase and notes what others have licensed. Throws when the service can't be asked. */
export async function guard(
  id: IntentId,
  { ledger, shop, effects }: ReconcileTools,
  signal: AbortSignal,
): Promise<void> {
  const { assetId } = ledger.need(id);
  const owned = await shop.owned([assetId], signal);
  ledger.transaction(() => {
    const intent = ledger.need(id);
    if (intent.state !== 'licensed' || intent.transactionId === null) return;
    const notes = withNotes(
      intent.notes,
      rowsOfOthers(intent, owned, surroundingsOf(ledger, intent, effects.now())),
    );
    if (notes.length > intent.notes.length) ledger.annotate(id, 'licensed', { notes });
    const isShown = owned.rows.some(({ transactionId }) => transactionId === intent.transactionId);
    ledger.store.run(
      'UPDATE intent SET guard = CASE WHEN ? OR guard <= 1 THEN NULL ELSE guard - 1 END WHERE id = ?',
      isShown ? 1 : 0,
      id,
    );
  });
}
