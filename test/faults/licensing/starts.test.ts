import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../support/person.ts';
import { checkLiveness, checkSafety } from './world/check.ts';
import { isWaiting } from './world/person.ts';
import type { SimProcess } from './world/process.ts';
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

/** A basket that was confirmed in a process that ended before it sent anything. */
async function confirmedAndKilled(...assets: readonly number[]): Promise<void> {
  const app = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
  await world.buy(
    app,
    assets.map((id) => order(id)),
  );
  expect(app.dead).toBe(true);
}

const states = (file = world.file) => world.rows(file).map(({ state }) => state);
const waitingIn = ({ licensing }: SimProcess) =>
  licensing
    .intents()
    .filter(isWaiting)
    .map(({ id }) => id);

describe('what a process has not sent when it ends', () => {
  it('waits for a new word, and is bought once with it', async () => {
    await confirmedAndKilled(1, 2);
    const app = world.start();
    await world.time.pass(HOUR);
    expect(world.service.requests).toEqual([]);
    expect(app.licensing.intents()).toMatchObject([
      { state: 'confirmed', hold: { kind: 'consent', isElsewhere: false } },
      { state: 'confirmed', hold: { kind: 'consent', isElsewhere: false } },
    ]);
    const [one, two] = waitingIn(app);
    await app.licensing.confirmAgain([one].filter((id) => id !== undefined));
    await world.time.pass(1000);
    expect(states()).toEqual(['licensed', 'confirmed']);
    app.licensing.withdraw([two].filter((id) => id !== undefined));
    expect(states()).toEqual(['licensed', 'abandoned']);
    checkLiveness(world);
  });

  it('waits also where another window of the profile lives, which does not send it', async () => {
    const other = world.start({ lookAroundMs: 2000 });
    await confirmedAndKilled(1);
    await world.time.pass(HOUR);
    expect(world.service.requests).toEqual([]);
    expect(other.licensing.intents()).toMatchObject([{ hold: { kind: 'consent' } }]);
  });

  it('is told as waiting by a process that only looks', async () => {
    const app = world.start({ crashesAt: (_, name) => name === 'send: baselined' });
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    expect(states()).toEqual(['baselined']);
    const looks = world.start({ adopts: false });
    expect(looks.licensing.intents()).toMatchObject([{ state: 'confirmed', hold: { kind: 'consent' } }]);
    await looks.licensing.confirmAgain(waitingIn(looks));
    await world.time.pass(1000);
    expect(states()).toEqual(['licensed']);
  });

  it('is bought once when two windows say so at once', async () => {
    await confirmedAndKilled(1);
    const apps = [world.start(), world.start()];
    await world.time.pass(1000);
    await Promise.all(apps.map((app) => app.licensing.confirmAgain(waitingIn(app))));
    await world.time.pass(5000);
    expect(world.service.requests).toHaveLength(1);
    expect(states()).toEqual(['licensed']);
  });

  it('is confirmed with a new quote for the same order, and not by the old click once more', async () => {
    const first = world.start({ crashesAt: (_, name) => name === 'confirm: written' });
    const quote = await world.during(first.licensing.quote([order(1)]));
    await world.during(first.licensing.confirm(quote?.id ?? ''));
    const app = world.start();
    await world.during(app.licensing.confirm(quote?.id ?? ''));
    await world.time.pass(HOUR);
    expect(world.service.requests).toEqual([]);
    await world.buy(app, [order(1)]);
    await world.time.pass(1000);
    expect(states()).toEqual(['licensed']);
  });

  it('is bought at the price that was confirmed, or not at all', async () => {
    await confirmedAndKilled(1);
    world.service.prices.set('s', '5.10');
    const app = world.start();
    await world.time.pass(1000);
    await app.licensing.confirmAgain(waitingIn(app));
    await world.time.pass(1000);
    expect(world.rows()).toMatchObject([{ state: 'abandoned', reason: '{"kind":"quote-changed"}' }]);
  });

  it('is given up after a day', async () => {
    await confirmedAndKilled(1);
    const app = world.start();
    await world.time.pass(25 * HOUR);
    app.licensing.wake();
    await world.time.pass(1000);
    expect(world.rows()).toMatchObject([{ state: 'abandoned', reason: '{"kind":"expired"}' }]);
  });
});

describe('a word that no page can give', () => {
  it.each([
    [true, 1],
    [false, 0],
  ])('is asked for above the sum that a person wants to be asked for: %s', async (answer, requests) => {
    await confirmedAndKilled(1);
    const asked = person(answer);
    const app = world.start({ settings: { askAbove: () => '4' }, consent: asked.consent });
    await world.time.pass(1000);
    const said = app.licensing.confirmAgain(waitingIn(app));
    if (answer) await world.during(said);
    else await expect(world.during(said)).rejects.toMatchObject({ code: 'declined' });
    await world.time.pass(1000);
    expect(asked.asked).toHaveLength(1);
    expect(world.service.requests).toHaveLength(requests);
  });
});

describe('a profile that was copied', () => {
  it.each([
    ['to another computer', 'another computer'],
    ['to another folder', 'this computer'],
  ])('%s charges nothing for what was confirmed in the other one', async (_, machine) => {
    await confirmedAndKilled(1, 2);
    const file = world.copyProfile('copy');
    const own = world.start();
    const copy = world.start({ file, machine });
    await world.time.pass(1000);
    await own.licensing.confirmAgain(waitingIn(own));
    await world.time.pass(HOUR);
    expect(world.service.requests).toHaveLength(2);
    expect(copy.licensing.intents()).toMatchObject([
      { hold: { kind: 'consent', isElsewhere: true } },
      { hold: { kind: 'consent', isElsewhere: true } },
    ]);
    // Confirmed there too: the list shows what was bought, and nothing is bought again.
    await copy.licensing.confirmAgain(waitingIn(copy));
    await world.time.pass(HOUR);
    expect(world.service.requests).toHaveLength(2);
    expect(states(file)).toEqual(['abandoned', 'abandoned']);
  });

  it('while its process lives does not send for it', async () => {
    const app = world.start();
    world.service.readFaults = 1000;
    await world.buy(app, [order(1)]).catch(() => null);
    world.service.readFaults = 0;
    const quote = await world.during(app.licensing.quote([order(1), order(2)]));
    await world.during(app.licensing.confirm(quote?.id ?? ''));
    const file = world.copyProfile('copy');
    world.start({ file, machine: 'another computer' });
    await world.time.pass(HOUR);
    expect(world.service.requests).toHaveLength(2);
    expect(states()).toEqual(['licensed', 'licensed']);
  });

  it('reads back what had been sent, on both', async () => {
    world.service.buyFaults.push('cut-after');
    const app = world.start();
    await world.buy(app, [order(1)]);
    await world.untilRequests(1);
    app.kill();
    const file = world.copyProfile('copy');
    world.start();
    world.start({ file, machine: 'another computer' });
    await world.time.pass(HOUR);
    expect([states(), states(file)]).toEqual([['licensed'], ['licensed']]);
    expect(world.service.requests).toHaveLength(1);
  });
});

describe('a whole profile that was put back from a backup', () => {
  it('finds by its marker what it has bought since, without a word and without a charge', async () => {
    await confirmedAndKilled(1, 2, 3, 4);
    const backup = world.copyProfile('backup');
    const app = world.start();
    await world.time.pass(1000);
    await app.licensing.confirmAgain(waitingIn(app).slice(0, 3));
    await world.time.pass(HOUR);
    expect(states()).toEqual(['licensed', 'licensed', 'licensed', 'confirmed']);
    app.kill();
    world.restoreProfile(backup);
    const again = world.start();
    await world.time.pass(HOUR);
    expect(states()).toEqual(['licensed', 'licensed', 'licensed', 'confirmed']);
    expect(again.licensing.intents()).toMatchObject([
      { state: 'licensed', proof: 'read-back' },
      { state: 'licensed', proof: 'read-back' },
      { state: 'licensed', proof: 'read-back' },
      { hold: { kind: 'consent' } },
    ]);
    expect(world.service.requests).toHaveLength(3);
  });

  it('finds it also when the list was not to be had at the start, before it sends', async () => {
    await confirmedAndKilled(1);
    const backup = world.copyProfile('backup');
    const app = world.start();
    await world.time.pass(1000);
    await app.licensing.confirmAgain(waitingIn(app));
    await world.time.pass(HOUR);
    app.kill();
    world.restoreProfile(backup);
    world.service.readFaults = 1;
    const again = world.start();
    await world.time.pass(1000);
    expect(states()).toEqual(['confirmed']);
    await again.licensing.confirmAgain(waitingIn(again));
    await world.time.pass(HOUR);
    expect(states()).toEqual(['licensed']);
    expect(world.service.requests).toHaveLength(1);
  });
});
