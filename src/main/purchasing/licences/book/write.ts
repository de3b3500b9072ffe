import type { LicensedItem } from '../../../../shared/model/licence.ts';
import type { Store } from '../../../platform/store/index.ts';
import type { Names } from './names.ts';
import { placeOf } from './place.ts';
import { digestOf, FACTS, factsOf } from './rows.ts';

/** The lists of the service that are read as a whole. */
export const STRANDS = ['licensed', 'transferred'] as const;
export type Strand = (typeof STRANDS)[number];

interface Known {
  readonly id: number;
  readonly at: number | null;
  readonly digest: string;
  readonly transferred: number;
  readonly licence: string;
  readonly seen: number;
}

export interface Written {
  /** Rows that this pass had not seen before, and those among them that are new or say something new. */
  readonly fresh: number;
  readonly changed: number;
}

/** Keeps rows of a list and notes that this pass has seen them. Nothing that was kept is ever deleted. */
export function writeRows(
  store: Store,
  account: number,
  names: Names,
  items: readonly LicensedItem[],
  { strand, pass }: { readonly strand: Strand; readonly pass: number },
): Written {
  let fresh = 0;
  let changed = 0;
  for (const item of items) {
    const known = store.get<Known>(
      `SELECT id, at, digest, transferred, licence, seen_${strand} AS seen
       FROM licence WHERE account = ? AND transaction_id = ?`,
      account,
      item.transactionId,
    );
    if (known?.seen !== pass) fresh += 1;
    const joined = names.join(item, strand === 'transferred' || known?.transferred === 1);
    // A certificate may have told the name that the price list does not have.
    const named = joined.licence === '' ? { ...joined, licence: known?.licence ?? '' } : joined;
    const facts = factsOf(item, named);
    const digest = digestOf(facts);
    if (known === undefined) {
      store.run(
        `INSERT INTO licence (id, account, transaction_id, ${FACTS.join(', ')}, digest, seen_${strand})
         VALUES (${', ?'.repeat(FACTS.length + 5).slice(2)})`,
        freePlace(store, placeOf(item.at, item.transactionId)),
        account,
        item.transactionId,
        ...facts,
        digest,
        pass,
      );
    } else if (known.digest !== digest) {
      store.run(
        `UPDATE licence SET ${FACTS.map((fact) => `${fact} = ?`).join(', ')}, digest = ?, seen_${strand} = ?,
           listed = 1 WHERE id = ?`,
        ...facts,
        digest,
        pass,
        known.id,
      );
      if (known.at !== item.at) {
        const place = freePlace(store, placeOf(item.at, item.transactionId));
        store.run('UPDATE licence SET id = ? WHERE id = ?', place, known.id);
      }
    } else if (known.seen !== pass) {
      store.run(`UPDATE licence SET seen_${strand} = ?, listed = 1 WHERE id = ?`, pass, known.id);
    }
    if (known?.digest !== digest) changed += 1;
  }
  return { fresh, changed };
}

function freePlace(store: Store, wanted: number): number {
  for (let place = wanted; ; place += 1) {
    if (store.get('SELECT 1 FROM licence WHERE id = ?', place) === undefined) return place;
  }
}
