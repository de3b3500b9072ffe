import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { BUNDLES } from './boot.ts';
import { openDocument } from './fake/renderer.ts';

const open = () => openDocument(join(BUNDLES, 'preload/index.cjs'));

describe('the built preload, in a sandbox that knows four modules', () => {
  it('exposes one name, with facts in it and the way to the path of a dropped file', () => {
    const { stockroom } = open().exposed as { readonly stockroom: { pathOf(file: unknown): string } };
    expect(stockroom).toEqual({ platform: process.platform, pathOf: expect.any(Function) });
    expect(stockroom.pathOf('hero.idml')).toBe('path of hero.idml');
  });

  it.each(['port first', 'page first'])('hands over the port once, %s', (order) => {
    const page = open();
    const { port1, port2 } = new MessageChannel();
    if (order === 'page first') page.announce('stockroom:ready');
    page.receive('stockroom:port', null, [port1]);
    expect(page.ports).toEqual(order === 'page first' ? [port1] : []);
    page.announce('stockroom:ready');
    page.announce('stockroom:ready');
    expect(page.ports).toEqual([port1]);
    port2.close();
  });

  it('hands over a later port too, and none for other messages', () => {
    const page = open();
    page.announce('something else');
    page.receive('stockroom:port', null, []);
    const channels = [new MessageChannel(), new MessageChannel()];
    page.announce('stockroom:ready');
    for (const { port1 } of channels) page.receive('stockroom:port', null, [port1]);
    expect(page.ports).toEqual(channels.map(({ port1 }) => port1));
    for (const { port2 } of channels) port2.close();
  });
});
