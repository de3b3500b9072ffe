import type { IntentId } from '../../../shared/model/intent.ts';
import type { Ledger } from './ledger.ts';

/** Takes back unsent orders. No process can send them after: sending needs the state that this ends. */
export function withdraw(ids: readonly IntentId[], ledger: Ledger): void {
  ledger.transaction(() => {
    for (const id of ids) {
      const { state } = ledger.need(id);
      if (state !== 'confirmed' && state !== 'baselined') continue;
      ledger.overrule(id, { from: state, to: 'abandoned', patch: { reason: { kind: 'withdrawn' } } });
    }
  });
}
