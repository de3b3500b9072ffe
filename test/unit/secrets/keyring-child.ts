/**
 * Runs inside a private D-Bus session with the real keytar: opens the store of each profile in `argv`,
 * keeps a value in it and tells, as one line of JSON, what it read back.
 */
import { openSecretStore } from '../../../src/main/platform/secrets/index.ts';

const kept: { kind: string; before: string | null; after: string | null }[] = [];
for (const profile of process.argv.slice(2)) {
  const store = await openSecretStore({ profile, timeoutMs: 3_000 });
  const before = await store.get('credentials');
  await store.set('credentials', `value of ${profile}`);
  kept.push({ kind: store.kind, before, after: await store.get('credentials') });
}
process.stdout.write(`${JSON.stringify(kept)}\n`);
