import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { claimOwner } from '../../../src/main/platform/store/index.ts';
import type { Owner } from '../../../src/main/platform/store/index.ts';
import { openWork } from './owner-work.ts';

const profile = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-owner-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const claim = (folder: string, after?: (ms: number, work: () => void) => () => void): Owner => {
  const owner = claimOwner({ folder, work: 'test', ...(after !== undefined && { after }) });
  onTestFinished(() => owner.release());
  return owner;
};
/** A process that has taken a name and work, and the way to kill it. */
const mortal = async (folder: string) => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'owner-child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [name] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    name: String(name),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};
/** Looks that come when the test says so. */
const byHand = () => {
  let due: (() => void)[] = [];
  return {
    after: (_: number, work: () => void) => {
      due.push(work);
      return () => {
        due = due.filter((other) => other !== work);
      };
    },
    look: () => {
      const now = due;
      due = [];
      for (const work of now) work();
    },
    get isWaiting() {
      return due.length > 0;
    },
  };
};
const locksIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.lock'));

it('what a killed process has left is taken over at once by who starts then, each row stepped', async () => {
  const folder = profile();
  const { name, kill } = await mortal(folder);
  const work = openWork(path.join(folder, 'work.db'));
  onTestFinished(() => work.close());
  const heir = claim(folder);
  expect(heir.isElsewhere(name)).toBe(true);
  await kill();
  expect(heir.isElsewhere(name)).toBe(false);
  heir.inherit(work.estateOf(heir));
  expect(work.rows()).toEqual(Array(3).fill({ state: 'again', owner: heir.id, adoptions: 1 }));
});

it('a process that runs already takes it over at its next look, and one of two heirs alone', async () => {
  const folder = profile();
  const { name, kill } = await mortal(folder);
  const work = openWork(path.join(folder, 'work.db'));
  onTestFinished(() => work.close());
  const [one, two] = [byHand(), byHand()];
  const [first, second] = [claim(folder, one.after), claim(folder, two.after)];
  first.inherit(work.estateOf(first));
  second.inherit(work.estateOf(second));
  one.look();
  expect(work.rows().map((row) => row.owner)).toEqual([name, name, name]);
  await kill();
  two.look();
  one.look();
  expect(work.rows()).toEqual(Array(3).fill({ state: 'again', owner: second.id, adoptions: 1 }));
});

it('work that no process has is taken, that of the living and of a namesake elsewhere is not', () => {
  const folder = profile();
  const work = openWork(path.join(folder, 'work.db'));
  onTestFinished(() => work.close());
  const living = claim(folder);
  work.add(['x'], null);
  work.add(['x'], living.id);
  const heir = claim(folder);
  heir.inherit(work.estateOf(heir));
  expect(work.rows().map((row) => row.owner)).toEqual([heir.id, living.id]);
});

it('an adoption that fails is tried again, and one that takes time is not begun twice', async () => {
  const folder = profile();
  const { after, look } = byHand();
  const owner = claim(folder, after);
  let tries = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  owner.inherit({
    names: () => [null],
    adopt: () => {
      tries += 1;
      if (tries === 1) throw new Error('database is locked');
      return promise;
    },
  });
  await Promise.resolve();
  look();
  look();
  look();
  expect(tries).toBe(2);
  resolve();
  await promise;
  await Promise.resolve();
  look();
  expect(tries).toBe(3);
});

it('names that can not be read are read by the next look; a release ends the looking', () => {
  const clock = byHand();
  const owner = claim(profile(), clock.after);
  let reads = 0;
  owner.inherit({
    names: () => {
      reads += 1;
      throw new Error('database is locked');
    },
    adopt: () => {},
  });
  clock.look();
  expect(reads).toBe(2);
  owner.release();
  expect(clock.isWaiting).toBe(false);
});

it('the locks of the dead are removed by the next claim, and no file besides', async () => {
  const folder = profile();
  const { kill } = await mortal(folder);
  writeFileSync(path.join(folder, 'poetry.lock'), '');
  const full = 'test-00000000-0000-4000-8000-000000000000.lock';
  writeFileSync(path.join(folder, full), 'not ours');
  const living = claim(folder);
  expect(locksIn(folder)).toHaveLength(4);
  await kill();
  const next = claim(folder);
  expect(locksIn(folder)).toEqual(
    [full, `test-${living.id}.lock`, `test-${next.id}.lock`, 'poetry.lock'].sort(),
  );
  expect(next.isElsewhere(living.id)).toBe(true);
});

it('many claims and sweeps at a time take no living process for a dead one', async () => {
  const folder = profile();
  const many = await Promise.all(Array.from({ length: 4 }, () => mortal(folder)));
  const looks = claim(folder);
  for (const { name } of many) expect(looks.isElsewhere(name)).toBe(true);
});
