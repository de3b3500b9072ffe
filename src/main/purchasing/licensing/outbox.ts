import { failureOf } from '../../../shared/model/failure.ts';
import type { AssetId, LicenceId, TransactionId } from '../../../shared/model/ids.ts';
import type { IntentId, IntentState, Proof } from '../../../shared/model/intent.ts';
import type { References } from '../../../shared/model/licence.ts';
import type { Effects } from './effects.ts';
import type { Ledger } from './ledger.ts';
import type { Purchase } from './match.ts';
import { withNotes } from './notes.ts';
import type { IntentRecord } from './record.ts';

/** A licence bought, for the receiver, which fetches its file. May come twice, with the same `key`. */
export interface LicenceGrant {
  readonly key: IntentId;
  readonly assetId: AssetId;
  readonly licenceId: LicenceId;
  readonly option: string;
  readonly transactionId: TransactionId;
  readonly references: References;
}

export type OnLicensed = (grant: LicenceGrant) => Promise<void>;

/** Records that the licence is ours and that its file is to be fetched, in one commit. */
export function recordLicence(
  ledger: Ledger,
  intent: IntentRecord,
  found: { from: IntentState; purchase: Purchase; proof: Proof; note?: string },
): boolean {
  const { purchase, proof, ...rest } = found;
  const [transactionId, ...also] = purchase.transactionIds;
  const notes = withNotes(intent.notes, purchase.notes);
  const patch = { transactionId, also, proof, notes, listed: purchase.listed };
  return ledger.transaction(() => {
    if (!ledger.step(intent.id, { ...rest, to: 'licensed', patch })) return false;
    const { id: key, assetId, licenceId, option, references } = intent;
    const grant: LicenceGrant = { key, assetId, licenceId, option, transactionId, references };
    ledger.store.run('INSERT INTO outbox (intentId, grant) VALUES (?, ?)', key, JSON.stringify(grant));
    return true;
  });
}

const RETRY_MS = 5000;
const RETRY_CAP_MS = 300_000;

/** Hands grants over until the receiver has taken them. */
export class Outbox {
  readonly #ledger: Ledger;
  readonly #effects: Effects;
  readonly #onLicensed: OnLicensed;
  readonly #log: (message: string, facts: Readonly<Record<string, string>>) => void;
  #pumping = false;
  #again = false;
  #failures = 0;
  #cancel: () => void = () => {};
  #closed = false;

  constructor(options: {
    readonly ledger: Ledger;
    readonly effects: Effects;
    readonly onLicensed: OnLicensed;
    readonly log: (message: string, facts: Readonly<Record<string, string>>) => void;
  }) {
    this.#ledger = options.ledger;
    this.#effects = options.effects;
    this.#onLicensed = options.onLicensed;
    this.#log = options.log;
  }

  /** Never throws; offers the grants again that were not taken. */
  async pump(): Promise<void> {
    this.#again = true;
    if (this.#pumping) return;
    this.#pumping = true;
    this.#cancel();
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        for (const grant of this.#waiting()) await this.#hand(grant);
      }
      this.#failures = 0;
    } catch (thrown) {
      if (this.#closed) return;
      this.#failures += 1;
      this.#log('a licensed file was not taken', { code: failureOf(thrown).code });
      const delay = Math.min(RETRY_CAP_MS, RETRY_MS * 2 ** (this.#failures - 1));
      this.#cancel = this.#effects.after(delay, () => void this.pump());
    } finally {
      this.#pumping = false;
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  async #hand(grant: LicenceGrant): Promise<void> {
    await this.#effects.checkpoint('outbox: before handing over');
    if (this.#closed) return;
    await this.#onLicensed(grant);
    await this.#effects.checkpoint('outbox: handed over, not noted');
    this.#ledger.store.run(
      'UPDATE outbox SET handedAt = ? WHERE intentId = ?',
      this.#effects.now(),
      grant.key,
    );
  }

  /** Grants of purchases that this process works on; it adopts those of dead processes first. */
  #waiting(): readonly LicenceGrant[] {
    return this.#ledger.store
      .all<{ grant: string }>(
        `SELECT o.grant FROM outbox o INDEXED BY outbox_waiting CROSS JOIN intent i ON i.id = o.intentId
         WHERE o.handedAt IS NULL AND i.owner = ? ORDER BY i.seq`,
        this.#ledger.owner,
      )
      .map(({ grant }) => JSON.parse(grant) as LicenceGrant);
  }
}
