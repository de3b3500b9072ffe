/**
 * `npm run dev [-- options of npm run demo]`: the page with Vite's hot reload, over a running core. The web host answers
 * everything but the page itself; a changed component is on the screen without a build. The demo unless
 * `--no-demo` says otherwise.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createServer } from 'vite';
import type { ProxyOptions } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const given = process.argv.slice(2);
const options = given.includes('--no-demo')
  ? given.filter((word) => word !== '--no-demo')
  : ['--demo', ...given];

const host = spawn(
  process.execPath,
  [path.join(root, 'scripts/launch.mjs'), '--host', 'web', '--no-open', ...options],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
host.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));

const entrance = await entranceOf(host.stdout);
const page = await createServer({
  configFile: path.join(root, 'src/renderer/vite.config.ts'),
  server: { host: '127.0.0.1', port: 5173, proxy: proxyTo(entrance.origin) },
  clearScreen: false,
});
await page.listen();
const origin = page.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/';
process.stdout.write(`Stockroom with hot reload: ${origin}${entrance.search}\n`);

/** The address that the web host prints, with a ticket that is good once. */
async function entranceOf(output: NodeJS.ReadableStream): Promise<URL> {
  for await (const line of createInterface({ input: output })) {
    const address = /^Stockroom is ready: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return new URL(address);
    process.stdout.write(`${line}\n`);
  }
  throw new Error('The web host has ended before it was ready.');
}

/** All but the page goes to the web host, as if it came from a page of its own. */
function proxyTo(target: string): Record<string, ProxyOptions> {
  const asOurs: ProxyOptions = { target, changeOrigin: true, headers: { origin: target } };
  // A navigation of a person names no origin.
  const entering: ProxyOptions = { target, changeOrigin: true };
  return {
    '^/\\?token=': entering,
    '^/(preview|file)/': entering,
    '^/drop': asOurs,
    '^/rpc': { ...asOurs, ws: true },
  };
}
