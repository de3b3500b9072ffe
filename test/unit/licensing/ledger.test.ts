import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { systemEffects } from '../../../src/main/purchasing/licensing/effects.ts';
import { Ledger } from '../../../src/main/purchasing/licensing/ledger.ts';
import type { NewIntent } from '../../../src/main/purchasing/licensing/ledger.ts';
import { openLedgerStore } from '../../../src/main/purchasing/licensing/ledger-store.ts';
import { audit, brokenLink } from '../../../src/main/purchasing/licensing/log-chain.ts';
import type { AssetId, LicenceId } from '../../../src/shared/model/ids.ts';
import type { IntentId } from '../../../src/shared/model/intent.ts';
import { NO_REFERENCES } from '../../../src/shared/model/licence.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();
const file = () => path.join(folder.path, 'ledger.db');

function intent(id: string, change: Partial<NewIntent> = {}): NewIntent {
  return {
    id: id as IntentId,
    batchId: 'batch',
    accountId: 'account',
    userId: null,
    assetId: 1 as AssetId,
    licenceId: 700 as LicenceId,
    option: 's',
    extendedRights: 0,
    references: NO_REFERENCES,
    price: '4.9',
    currencyId: null,
    marker: null,
    markerField: null,
    accepted: [],
    confirmedAt: 1,
    supersedes: null,
    epoch: 0,
    ...change,
  };
}

const baseline = { transactionIds: [], unreadable: 0 };
const id = 'one' as IntentId;

/** A ledger with one intent on its way. */
function sending() {
  const { store } = openLedgerStore(file(), systemEffects);
  const ledger = new Ledger(store, 'me', systemEffects);
  ledger.add(intent(id));
  ledger.step(id, { from: 'confirmed', to: 'baselined', patch: { baseline } });
  ledger.step(id, { from: 'baselined', to: 'sending', patch: { sends: 1, sentAt: 2 } });
  return { store, ledger };
}

describe('L3: the ledger is durable or nothing is bought', () => {
  it('is in WAL mode with FULL synchronisation after a write', () => {
    const { store, problem, assertDurable } = openLedgerStore(file(), systemEffects);
    expect(problem).toBeNull();
    expect(store.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(store.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(assertDurable).not.toThrow();
    store.close();
  });

  it('asks macOS for a full flush', () => {
    const { store, problem } = openLedgerStore(file(), { ...systemEffects, platform: 'darwin' });
    expect(problem).toBeNull();
    expect(store.get('PRAGMA fullfsync')).toEqual({ fullfsync: 1 });
    store.close();
  });

  it('notices a build that falls back to NORMAL', () => {
    const opened = openLedgerStore(file(), systemEffects);
    opened.store.run('PRAGMA synchronous = NORMAL');
    expect(opened.assertDurable).toThrow(expect.objectContaining({ code: 'ledger.unsafe' }));
    opened.store.close();
  });

  it.each([
    ['is no database', () => writeFileSync(file(), 'no database at all'.repeat(500)), 'ledger.unsafe'],
    [
      'was written by a newer version',
      () => {
        openLedgerStore(file(), systemEffects).store.close();
        const db = new DatabaseSync(file());
        db.exec("INSERT INTO migration (id, name) VALUES (99, 'later')");
        db.close();
      },
      'store.newer',
    ],
    [
      'was damaged',
      () => {
        sending().store.close();
        // Everything behind the first pages, which hold the schema.
        const bytes = readFileSync(file());
        writeFileSync(file(), bytes.fill(0x55, 6 * 4096));
      },
      'ledger.unsafe',
    ],
  ])('says what is wrong when the file %s, and leaves it', (_, spoil, code) => {
    spoil();
    const opened = openLedgerStore(file(), systemEffects);
    expect(opened.problem?.code).toBe(code);
    opened.store.close();
  });

  it('says so when the file is read-only', () => {
    openLedgerStore(file(), systemEffects).store.close();
    const openDatabase = (name: string) => new DatabaseSync(name, { readOnly: name !== ':memory:' });
    const opened = openLedgerStore(file(), { ...systemEffects, openDatabase });
    expect(opened.problem?.code).toBe('ledger.unsafe');
    expect(opened.assertDurable).toThrow(expect.objectContaining({ code: 'ledger.unsafe' }));
  });
});

describe('the log (L20)', () => {
  it('replays to the state of the table', () => {
    const { store, ledger } = sending();
    ledger.step(id, { from: 'sending', to: 'unknown', patch: { doubt: 'outcome' }, note: 'cut' });
    ledger.add(intent('two', { option: 'l', references: { ...NO_REFERENCES, project: 'Ünïcode "q"' } }));
    expect(audit(store)).toEqual([]);
    store.close();
  });

  it('can’t be changed or shortened, nor an intent removed', () => {
    const { store } = sending();
    expect(() => store.run('UPDATE intent_log SET at = 5')).toThrow(/append-only/);
    expect(() => store.run('DELETE FROM intent_log')).toThrow(/append-only/);
    expect(() => store.run('DELETE FROM intent')).toThrow(/never deleted/);
    store.close();
  });

  it('shows a change that went round its triggers, and buying is off', () => {
    const { store } = sending();
    store.run('DROP TRIGGER intent_log_kept');
    store.run(`UPDATE intent_log SET detail = replace(detail, '4.9', '0.1') WHERE seq = 1`);
    expect(brokenLink(store)).toBe(2);
    store.close();
    expect(openLedgerStore(file(), systemEffects).problem?.code).toBe('ledger.unsafe');
  });

  it('shows an intent that was changed past it', () => {
    const { store } = sending();
    store.run(`UPDATE intent SET price = '0.1'`);
    expect(audit(store)).toEqual(['intent one differs from the log']);
    store.close();
  });
});

describe('what the file itself refuses', () => {
  it('sends an intent in doubt again', () => {
    const { store, ledger } = sending();
    ledger.step(id, { from: 'sending', to: 'unknown', patch: { doubt: 'outcome' } });
    expect(() => ledger.step(id, { from: 'unknown', to: 'sending' })).toThrow(/no step/);
    ledger.step(id, { from: 'unknown', to: 'reconciling' });
    expect(() => ledger.step(id, { from: 'reconciling', to: 'confirmed' })).toThrow(/never sent again/);
    for (const state of ['confirmed', 'baselined', 'sending']) {
      expect(() => store.run('UPDATE intent SET state = ?', state)).toThrow();
    }
    store.close();
  });

  it('sends twice without a proof that the first request bought nothing', () => {
    const { store, ledger } = sending();
    expect(() => ledger.step(id, { from: 'sending', to: 'confirmed' })).toThrow(/never sent again/);
    ledger.step(id, { from: 'sending', to: 'confirmed', patch: { neverLeft: 1 } });
    ledger.step(id, { from: 'confirmed', to: 'baselined' });
    ledger.step(id, { from: 'baselined', to: 'sending', patch: { sends: 2 } });
    ledger.step(id, { from: 'sending', to: 'confirmed', patch: { neverLeft: 2 } });
    ledger.step(id, { from: 'confirmed', to: 'baselined' });
    expect(() => ledger.step(id, { from: 'baselined', to: 'sending', patch: { sends: 3 } })).toThrow(/CHECK/);
    store.close();
  });

  it('has two open intents for the same order, or one transaction for two', () => {
    const { store, ledger } = sending();
    expect(() => ledger.add(intent('two'))).toThrow(/UNIQUE/);
    ledger.step(id, {
      from: 'sending',
      to: 'licensed',
      patch: { transactionId: 9 as never, proof: 'answer' },
    });
    ledger.add(intent('two'));
    const two = 'two' as IntentId;
    ledger.step(two, { from: 'confirmed', to: 'baselined', patch: { baseline } });
    ledger.step(two, { from: 'baselined', to: 'sending', patch: { sends: 1 } });
    const patch = { transactionId: 9 as never, proof: 'answer' as const };
    expect(() => ledger.step(two, { from: 'sending', to: 'licensed', patch })).toThrow(/UNIQUE/);
    store.close();
  });

  it('moves an intent that another process owns, or that is somewhere else', () => {
    const { store, ledger } = sending();
    const other = new Ledger(store, 'other', systemEffects);
    expect(other.step(id, { from: 'sending', to: 'unknown' })).toBe(false);
    expect(ledger.step(id, { from: 'baselined', to: 'confirmed' })).toBe(false);
    expect(ledger.need(id).state).toBe('sending');
    store.close();
  });

  it('sends what another process was told to buy', () => {
    const { store, ledger } = sending();
    ledger.step(id, { from: 'sending', to: 'confirmed', patch: { neverLeft: 1 } });
    const next = new Ledger(store, 'next', systemEffects);
    expect(next.take(id, ledger.owner)).toBe(true);
    next.step(id, { from: 'confirmed', to: 'baselined', patch: { baseline } });
    const send = () => next.step(id, { from: 'baselined', to: 'sending', patch: { sends: 2 } });
    expect(send).toThrow(/told to buy/);
    next.step(id, { from: 'baselined', to: 'confirmed' });
    next.step(id, { from: 'confirmed', to: 'confirmed', patch: { agreed: 'next' } });
    next.step(id, { from: 'confirmed', to: 'baselined' });
    expect(send()).toBe(true);
    store.close();
  });

  it('changes what is settled', () => {
    const { store, ledger } = sending();
    ledger.step(id, { from: 'sending', to: 'reconciling' });
    ledger.step(id, { from: 'reconciling', to: 'rejected' });
    expect(() => store.run(`UPDATE intent SET state = 'unknown'`)).toThrow(/settled/);
    store.close();
  });
});
