/** The web host with a page that signs in and sets work going. Says `ready`; SIGTERM closes it, SIGKILL kills it. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { startWebHost } from '../../../src/main/hosts/web/index.ts';
import type { Bridge } from '../../../src/shared/contract/index.ts';
import { setGoing } from './page-work.ts';
import type { PageWork } from './page-work.ts';
import { agreeAt } from '../../support/answer-question.ts';

export interface WebHostOrders {
  readonly profile: string;
  readonly endpoint: string;
  readonly credentials: { readonly apiKey: string; readonly user: string; readonly password: string };
  readonly work: readonly PageWork[];
}

const orders = JSON.parse(process.argv[2] ?? '') as WebHostOrders;
const rendererFolder = path.join(path.dirname(orders.profile), 'renderer');
mkdirSync(rendererFolder, { recursive: true });
writeFileSync(path.join(rendererFolder, 'index.html'), '<!doctype html>');
const host = await startWebHost({
  profile: orders.profile,
  endpoint: new URL(orders.endpoint),
  demo: false,
  port: 0,
  rendererFolder,
  show: async (address) => {
    void agreeAt(address);
    return { done: () => {} };
  },
});
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
const entered = await fetch(host.invite(), { redirect: 'manual' });
const { origin } = new URL(entered.url);
const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin, headers: { cookie } });
await once(socket, 'open');
const bridge = createORPCClient<Bridge>(
  new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
);
await bridge.account.signIn({ ...orders.credentials, remember: false });
process.stdout.write('ready\n');
for (const work of orders.work) await setGoing(bridge, work);
