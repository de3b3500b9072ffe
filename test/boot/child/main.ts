/**
 * Boots a built entry on the fake: `node --import hook.ts main.ts ENTRY [switches]`. Electron is ready once
 * the entry has been read. Then it does what the parent asks.
 */
import { app } from '../fake/app.ts';
import { becomeReady, calls } from '../fake/phase.ts';
import { commands } from './commands.ts';
import type { Commands } from './commands.ts';

export interface Order {
  readonly id: number;
  readonly name: keyof Commands;
  readonly args: readonly unknown[];
}

const send = (message: object) => process.send?.(message);

app.on('fake-exit', (code: number) => {
  send({ calls });
  process.stdout.write('', () => process.exit(code));
});
process.on('message', (order: Order) => void obey(order));

async function obey({ id, name, args }: Order): Promise<void> {
  try {
    const run = commands[name] as (...args: readonly unknown[]) => Promise<unknown>;
    send({ id, result: await run(...args) });
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
process.once('disconnect', () => process.exit(1));

const [entry = ''] = process.argv.splice(2, 1);
await import(entry);
setImmediate(becomeReady);
