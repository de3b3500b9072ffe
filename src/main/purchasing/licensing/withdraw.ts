import type { IntentId } from '../../../shared/model/intent.ts';
import type { Ledger } from './ledger.ts';

/** Takes back what was not sent. Whoever works on it finds it gone: sending needs the state that this ends. */
export function withdraw(ids: readonly IntentId[], ledger: Ledger): void {
  ledger.transaction(() => {
    for (const id of ids) {
      const { state } = ledger.need(id);
      if (state !== 'confirmed' && state !== 'baselined') continue;
      ledger.overrule(id, { from: state, to: 'abandoned', patch: { reason: { kind: 'withdrawn' } } });
    }
  });
}
