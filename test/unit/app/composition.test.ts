import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { housePage } from './support/house-page.ts';
import { MODULES } from '../../../src/main/modules.ts';
import { closingOrderOf, orderOf } from '../../../src/main/platform/modules/index.ts';
import type { AnyModule } from '../../../src/main/platform/modules/index.ts';

const modules: readonly AnyModule[] = MODULES;
const provided = new Set(modules.flatMap(({ provides }) => provides));
const given = modules.flatMap(({ needs }) => needs).filter((need) => !provided.has(need));
const order = orderOf(modules, given);
const closing = closingOrderOf(order).map(({ name }) => name);

describe('the composition of the core', () => {
  it('gives each module what it needs, whatever the order of the list', () => {
    const built = new Set(given);
    for (const { name, needs, provides } of order) {
      expect(
        needs.filter((need) => !built.has(need)),
        name,
      ).toEqual([]);
      for (const service of provides) built.add(service);
    }
    expect(orderOf(modules.toReversed(), given)).toHaveLength(modules.length);
  });

  it.each([
    // What was bought goes to the queue, and what the queue has fetched is written down before its readers end.
    ['licensing', 'downloads'],
    ['licensing', 'basket'],
    ['batches', 'downloads'],
    ['licences', 'downloads'],
    ['downloads', 'rights'],
    ['downloads', 'swaps'],
    ['rights', 'storage'],
    ['storage', 'swaps'],
    ['rights', 'layouts'],
    ['swaps', 'layouts'],
    ['library', 'listing'],
    ['account', 'client'],
    ['listing', 'store'],
    ['store', 'profile'],
    ['settings', 'profile'],
    ['profile', 'log'],
  ])('ends %s before %s', (first, then) => {
    expect(closing.indexOf(first)).toBeGreaterThanOrEqual(0);
    expect(closing.indexOf(first)).toBeLessThan(closing.indexOf(then));
  });

  it('is drawn in docs/house.md as it is', async () => {
    await expect(housePage()).toMatchFileSnapshot(path.join(import.meta.dirname, '../../../docs/house.md'));
  });
});
