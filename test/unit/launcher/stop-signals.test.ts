import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { onStopSignals } from '../../../src/main/hosts/stop-signals.ts';

function start() {
  const source = new EventEmitter();
  const force = vi.fn();
  let now = 0;
  const stop = onStopSignals(force, source, () => now);
  const press = (at: number, signal = 'SIGINT') => {
    now = at;
    source.emit(signal);
  };
  return { source, force, stop, press };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s asks to stop', (signal) => {
  const { stop, press, force } = start();
  expect(stop.signal.aborted).toBe(false);
  press(0, signal);
  expect(stop.signal.aborted).toBe(true);
  expect(force).not.toHaveBeenCalled();
});

test('one press that arrives twice, from the terminal and from npm, is one press', () => {
  const { press, force } = start();
  press(0);
  press(30);
  expect(force).not.toHaveBeenCalled();
});

test('a second press forces the end', () => {
  const { press, force } = start();
  press(0);
  press(1000);
  expect(force).toHaveBeenCalledOnce();
});

test('nothing is listened to afterwards', () => {
  const { source, stop } = start();
  stop.dispose();
  expect(source.eventNames()).toEqual([]);
});
