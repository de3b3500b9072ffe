import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { BUNDLES } from './boot.ts';
import { openDocument } from './fake/renderer.ts';

const open = () => openDocument(join(BUNDLES, 'preload/index.cjs'));

describe('the built preload, in a sandbox that knows four modules', () => {
  it('exposes one name, with facts in it, and tells where a dropped file lies to the main process alone', async () => {
    const page = open();
    const { stockroom } = page.exposed as { readonly stockroom: { pathOf(file: unknown): string } };
    expect(stockroom).toEqual({ platform: process.platform, pathOf: expect.any(Function) });
    expect(stockroom.pathOf('/jobs/hero.idml'), 'there is no one to tell').toBe('');
    const [bridge, told] = [new MessageChannel(), new MessageChannel()];
    page.receive('stockroom:port', null, [bridge.port1, told.port1]);
    page.announce('stockroom:ready');
    const heard = once(told.port2, 'message');
    const given = stockroom.pathOf('/jobs/hero.idml');
    expect(given).toMatch(/^given:[0-9a-f-]{36}:hero\.idml$/);
    expect(await heard).toEqual([{ id: given.slice(6, 42), path: '/jobs/hero.idml' }]);
    expect(stockroom.pathOf({})).toBe('');
    // The page gets its own port, and never the other one.
    expect(page.ports).toEqual([bridge.port1]);
    for (const { port2 } of [bridge, told]) port2.close();
  });

  it.each(['port first', 'page first'])('hands over the port once, %s', (order) => {
    const page = open();
    const { port1, port2 } = new MessageChannel();
    const told = new MessageChannel();
    if (order === 'page first') page.announce('stockroom:ready');
    page.receive('stockroom:port', null, [port1, told.port1]);
    expect(page.ports).toEqual(order === 'page first' ? [port1] : []);
    page.announce('stockroom:ready');
    page.announce('stockroom:ready');
    expect(page.ports).toEqual([port1]);
    for (const port of [port2, told.port2]) port.close();
  });

  it('hands over a later port too, and none for other messages', () => {
    const page = open();
    page.announce('something else');
    page.receive('stockroom:port', null, []);
    const channels = [new MessageChannel(), new MessageChannel()];
    page.announce('stockroom:ready');
    const told = channels.map(() => new MessageChannel());
    for (const [n, { port1 }] of channels.entries()) {
      const own = told[n];
      if (own !== undefined) page.receive('stockroom:port', null, [port1, own.port1]);
    }
    expect(page.ports).toEqual(channels.map(({ port1 }) => port1));
    for (const { port2 } of [...channels, ...told]) port2.close();
  });
});
