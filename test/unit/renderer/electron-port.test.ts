import { once } from 'node:events';
import { onTestFinished, expect, test } from 'vitest';
import { takePort } from '../../../src/renderer/bridge/electron-port.ts';
import { Line } from '../../../src/renderer/bridge/index.ts';

/** A window as far as the port needs one. */
class Page extends EventTarget {
  readonly posted: unknown[] = [];

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  /** Hands over a port as the preload does, and returns the far end of it. */
  hand(from: unknown = this): MessageChannel {
    const channel = new MessageChannel();
    onTestFinished(() => channel.port2.close());
    this.dispatchEvent(
      Object.assign(new Event('message'), {
        source: from,
        data: 'stockroom:port',
        ports: [channel.port1],
      }),
    );
    return channel;
  }
}

function start() {
  const page = new Page();
  const line = new Line();
  takePort(line, page as EventTarget as Window);
  return { page, line };
}

async function close({ port1, port2 }: MessageChannel): Promise<void> {
  const closed = once(port1, 'close');
  port2.close();
  await closed;
}

test('the page says that it listens, and is connected by the port it is handed', () => {
  const { page, line } = start();
  expect(page.posted).toEqual(['stockroom:ready']);
  expect(line.status.getState()).toBe('connecting');
  page.hand();
  expect(line.status.getState()).toBe('open');
});

test('a port from anybody else is not taken', () => {
  const { page, line } = start();
  page.hand(new Page()).port1.close();
  expect(line.status.getState()).toBe('connecting');
});

test('the line is lost with its port', async () => {
  const { page, line } = start();
  await close(page.hand());
  expect(line.status.getState()).toBe('lost');
});

test('a replaced port that closes late leaves the newer line alone', async () => {
  const { page, line } = start();
  const first = page.hand();
  const second = page.hand();
  await close(first);
  expect(line.status.getState()).toBe('open');
  await close(second);
  expect(line.status.getState()).toBe('lost');
});
