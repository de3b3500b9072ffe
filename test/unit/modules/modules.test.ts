import { describe, expect, it } from 'vitest';
import { compose, createSignal, createSlot, defineModule } from '../../../src/main/platform/modules/index.ts';
import type { AnyModule } from '../../../src/main/platform/modules/index.ts';

/** A module that says in `log` when it is built and when it ends. */
function noted(
  log: string[],
  name: string,
  needs: readonly string[],
  closesAfter: readonly string[] = [],
): AnyModule {
  return defineModule<object, Record<string, string>>({
    name,
    needs: needs as never[],
    provides: [name],
    closesAfter,
    create: () => {
      log.push(name);
      return { [name]: `the ${name}` };
    },
    close: () => void log.push(`${name} ends`),
  });
}

describe('modules', () => {
  it('are built after what they need, and end before it', async () => {
    const log: string[] = [];
    const { order, services, close } = await compose(
      [noted(log, 'c', ['b']), noted(log, 'a', ['given']), noted(log, 'b', ['a'])],
      { given: 1 },
    );
    expect(order).toEqual(['a', 'b', 'c']);
    expect(services).toEqual({ a: 'the a', b: 'the b', c: 'the c' });
    await close();
    expect(log).toEqual(['a', 'b', 'c', 'c ends', 'b ends', 'a ends']);
  });

  it('get what they name, and nothing else', async () => {
    const seen: unknown[] = [];
    const curious = defineModule<{ readonly a: string }, { readonly b: string }>({
      name: 'b',
      needs: ['a'],
      provides: ['b'],
      create: (needs) => {
        seen.push(needs);
        return { b: 'the b' };
      },
      wake: (services, needs) => seen.push(services, needs),
    });
    const { wake } = await compose([noted([], 'a', []), curious, noted([], 'c', [])], { given: 1 });
    wake();
    expect(seen).toEqual([{ a: 'the a' }, { b: 'the b' }, { a: 'the a' }]);
  });

  it('end after those that they name', async () => {
    const log: string[] = [];
    const { close } = await compose([noted(log, 'a', []), noted(log, 'b', [], ['a'])], {});
    await close();
    expect(log.slice(2)).toEqual(['a ends', 'b ends']);
  });

  it('refuse a circle by its names', async () => {
    const circle = [noted([], 'a', ['c']), noted([], 'b', ['a']), noted([], 'c', ['b'])];
    await expect(compose(circle, {})).rejects.toThrow('in a circle: a → c → b → a.');
  });

  it('refuse a need that no module meets, and a service that two provide', async () => {
    await expect(compose([noted([], 'a', ['x'])], {})).rejects.toThrow(
      'a needs x, which no module provides.',
    );
    await expect(compose([noted([], 'a', []), noted([], 'a', [])], {})).rejects.toThrow('both provide a.');
    await expect(compose([noted([], 'a', [])], { a: 1 })).rejects.toThrow('a and the host both provide a.');
  });
});

describe('a slot', () => {
  it('gives what it was filled with, and throws while it is empty', () => {
    const slot = createSlot<() => string>('the budgets');
    expect(() => slot.get()).toThrow('the budgets was asked for before it was there.');
    slot.fill(() => 'known');
    expect(slot.get()()).toBe('known');
    expect(() => slot.fill(() => '')).toThrow('there already');
  });
});

describe('a signal', () => {
  it('is heard by all at once; what a listener throws, the caller gets', () => {
    const signal = createSignal<number>();
    const heard: number[] = [];
    signal.listen((value) => heard.push(value));
    signal.listen((value) => heard.push(value * 2));
    signal.tell(1);
    expect(heard).toEqual([1, 2]);
    signal.listen(() => {
      throw new Error('no');
    });
    expect(() => signal.tell(1)).toThrow('no');
  });
});
