import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sum } from '../../../src/main/purchasing/licensing/spend.ts';
import { isSameName } from '../../../src/shared/model/fold-name.ts';
import type { OrderLine } from '../../../src/shared/model/intent.ts';
import { compareAmounts } from '../../../src/shared/model/money.ts';
import type { Budget } from '../../../src/shared/model/quote.ts';
import { checkSafety } from './world/check.ts';
import { BUY_FAULTS } from './world/service.ts';
import { HOUR, order, World } from './world/world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => {
  checkSafety(world);
  const { violations } = world;
  world.end();
  expect(violations).toEqual([]);
});

function forProject(assetId: number, project: string, option = 's'): OrderLine {
  const plain = order(assetId, option);
  return { ...plain, references: { ...plain.references, project } };
}

function chargedFor(project: string): string {
  return sum(
    world.service.charges
      .filter(({ references }) => isSameName(references.project, project))
      .map(({ price }) => price),
  );
}

const SPRING: Budget = { warnAt: '8', stopAt: '10' };
const budgetOf = (project: string) => (isSameName(project, 'spring') ? SPRING : null);

/** One project, as three windows may write it. */
const SPELLINGS = ['Spring', 'spr\u00ading\u00a0', '\uff33PRING\u200b'];

describe('project budgets', () => {
  it.each(['übersee', 'U\u0308BERSEE', '\u00a0Über\u200bsee '])(
    'is that of “Übersee” for %j, and what was spent counts',
    async (spelling) => {
      const app = world.start({ budgetOf: (name) => (isSameName(name, 'Übersee') ? SPRING : null) });
      await world.buy(app, [forProject(1, 'Übersee')]);
      await world.time.pass(2000);
      const quote = await world.during(
        app.licensing.quote([forProject(2, spelling), forProject(3, 'Übersee')]),
      );
      expect(quote?.budgets).toMatchObject([{ spent: '4.9', after: '14.7', over: '4.7' }]);
      await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
        code: 'over-limit',
      });
    },
  );

  it('tells what an order would add, and refuses one that would pass', async () => {
    const app = world.start({ budgetOf });
    await world.buy(app, [forProject(1, 'Spring'), forProject(9, 'Other')]);
    await world.time.pass(2000);
    const quote = await world.during(
      app.licensing.quote([forProject(2, ' spring '), forProject(3, 'SPRING')]),
    );
    expect(quote?.budgets).toEqual([
      { project: 'spring', warnAt: '8', stopAt: '10', spent: '4.9', after: '14.7', over: '4.7' },
    ]);
    await expect(world.during(app.licensing.confirm(quote?.id ?? ''))).rejects.toMatchObject({
      code: 'over-limit',
    });
    expect(chargedFor('spring')).toBe('4.9');
  });

  it('leaves orders of other projects and of none alone', async () => {
    const app = world.start({ budgetOf });
    await world.buy(app, [forProject(1, 'Autumn', 'l'), order(2, 'l')]);
    await world.time.pass(2000);
    expect(world.service.charges).toHaveLength(2);
  });

  it('buys no extended rights on a budget: their price is not known', async () => {
    const app = world.start({ budgetOf });
    const wanted = { ...forProject(1, 'Spring'), extendedRights: 1 };
    const quote = await world.during(app.licensing.quote([wanted]));
    const confirm = app.licensing.confirm(quote?.id ?? '', { acceptUnpricedRights: true });
    await expect(world.during(confirm)).rejects.toMatchObject({ code: 'over-limit' });
    expect(world.service.requests).toEqual([]);
  });

  it('stops what is confirmed and not sent when the budget is lowered', async () => {
    let stopAt = '20';
    const app = world.start({ budgetOf: () => ({ warnAt: null, stopAt }) });
    await world.buy(app, [forProject(1, 'Spring'), forProject(2, 'Spring'), forProject(3, 'Spring')]);
    await world.untilRequests(1);
    stopAt = '5';
    await world.time.pass(5000);
    expect(world.rows().map(({ state, reason }) => [state, reason])).toEqual([
      ['licensed', null],
      ['abandoned', '{"kind":"over-budget"}'],
      ['abandoned', '{"kind":"over-budget"}'],
    ]);
  });

  it('holds for two windows and a command line that confirm at once, whatever the service does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.array(fc.constantFrom(...BUY_FAULTS), { maxLength: 4 }),
        fc.constantFrom(0, 26),
        async (baskets, faults, lagHours) => {
          const own = new World();
          try {
            own.service.buyFaults.push(...faults);
            own.service.lag = lagHours * HOUR;
            const work = baskets.map((assets, place) => {
              const { licensing } = own.start({ budgetOf, adopts: place < 2 });
              const orders = assets.map((asset) =>
                forProject(asset, SPELLINGS[place % SPELLINGS.length] ?? ''),
              );
              return licensing.quote(orders).then((quote) => licensing.confirm(quote.id));
            });
            await own.during(Promise.allSettled(work));
            await own.time.pass(HOUR);
            checkSafety(own);
            expect(own.violations).toEqual([]);
            expect(
              compareAmounts(sum(own.service.charges.map(({ price }) => price)), '10'),
            ).toBeLessThanOrEqual(0);
          } finally {
            own.end();
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
