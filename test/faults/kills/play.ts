import { setTimeout } from 'node:timers/promises';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { startForeignApi } from '../../support/foreign-api/index.ts';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import { randomFrom } from '../downloads/power-disk.ts';
import { faultsOf } from './check.ts';
import type { Group } from './group.ts';
import { Profile } from './profile.ts';

export interface KillReport {
  readonly kills: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly charges: number;
  readonly files: number;
  /** One line for each thing that is wrong after a round, with the round's number. */
  readonly faults: readonly string[];
}

/** Rounds that share a profile and a service. */
const ROUNDS_A_PROFILE = 12;
/** The first start after the kills has so long to finish everything, in milliseconds. */
const FINISH_MS = 120_000;
/** A group lives at most so long after the service has heard of it, in milliseconds. */
const LONGEST_LIFE = 1500;
/** Bytes a second of one connection: a file takes half a second. */
const PACE = 40_000;
const FIRST_ASSET = 20_192_481;
/** Up to so many times, less one, what takes over is killed in its turn. */
const MORE_WAVES = 3;

/** Two groups of processes at work on one profile, to be killed, and the command that brings the same again. */
interface Actor {
  readonly start: () => Group;
  /** What a person types again after the kill; `null` where the next start has to go on by itself. */
  readonly again: (() => Group) | null;
}

interface Round {
  readonly profile: Profile;
  readonly number: number;
  readonly random: () => number;
  /** Assets that no other round has. */
  readonly assets: readonly AssetId[];
}

const some = <T>(random: () => number, list: readonly T[], from: number): readonly T[] =>
  list.slice(Math.floor(random() * from), list.length - Math.floor(random() * from));

/** The kinds of work that are killed; each works on some of the assets of the round, so that two of them meet. */
const ACTORS: readonly ((round: Round) => Actor)[] = [
  ({ profile, number, random, assets }) => {
    const ids = some(random, assets, 4).map(String);
    const comp = () => profile.command('comp', ...ids, '--to', profile.to(`${number}`), '--json');
    return { start: comp, again: comp };
  },
  ({ profile, random, assets }) => {
    const ids = some(random, assets, 4).map(String);
    const comp = () => profile.command('comp', ...ids, '--json');
    return { start: comp, again: comp };
  },
  ({ profile, number, random, assets }) => {
    const ids = some(random, assets, 5).map(String);
    const order = ['--license', '10123', '--size', 'l-2015', '--yes', '--max-total', '1000'];
    const license = () =>
      profile.command('license', ...ids, ...order, '--to', profile.to(`${number}`), '--json');
    return { start: license, again: license };
  },
  ({ profile, random, assets }) => {
    const kind = random() < 0.5 ? 'comps' : 'batch';
    return { start: () => profile.webHost([{ kind, assets: some(random, assets, 4) }]), again: null };
  },
];

/**
 * Plays rounds: two process groups work on one profile and are killed at random moments; then comes the first start,
 * a command again or the app alone, and after it nothing may be left, lost, paid twice or recorded wrongly.
 */
export async function playKills(options: {
  readonly kills: number;
  readonly seed: number;
  /** Told after each round. */
  readonly onRound?: (kills: number, faults: readonly string[]) => void;
}): Promise<KillReport> {
  const random = randomFrom(options.seed);
  const began = performance.now();
  const faults: string[] = [];
  let [kills, rounds, charges, files] = [0, 0, 0, 0];
  while (kills < options.kills) {
    const api = await startForeignApi({ sessionCalls: 30, htmlEvery: 17, cutAfterCharge: 2, pace: PACE });
    const profile = new Profile(api);
    try {
      for (let round = 0; round < ROUNDS_A_PROFILE && kills < options.kills; round += 1) {
        rounds += 1;
        const from = FIRST_ASSET + rounds * 16;
        const assets = Array.from({ length: 12 }, (_, index) => (from + index) as AssetId);
        const played = await playRound({ profile, number: rounds, random, assets }, api);
        kills += played.kills;
        faults.push(...played.faults.map((fault) => `round ${rounds}: ${fault}`));
        options.onRound?.(kills, faults);
        // What is wrong once would be found again by every round after it.
        if (played.faults.length > 0) break;
      }
      charges += api.charges.length;
      files += profile.rows('stockroom.db', 'SELECT id FROM library_file').length;
    } finally {
      await api.close();
      profile.remove();
    }
  }
  return { kills, rounds, seconds: Math.round((performance.now() - began) / 1000), charges, files, faults };
}

async function playRound(
  round: Round,
  api: ForeignApi,
): Promise<{ readonly kills: number; readonly faults: readonly string[] }> {
  const { profile, random } = round;
  const pick = () => ACTORS[Math.floor(random() * ACTORS.length)] ?? ACTORS[0];
  const actors = [pick(), pick()].flatMap((make) => make?.(round) ?? []);
  const faults: string[] = [];
  let kills = await killAll(
    actors.map((actor) => actor.start()),
    round,
    api,
  );
  // What takes over is killed, too, while it does.
  for (let wave = Math.floor(random() * MORE_WAVES); wave > 0; wave -= 1) {
    kills += await killAll(
      actors.map((actor) => actor.again?.() ?? profile.webHost([])),
      round,
      api,
    );
  }
  // The first start afterwards: half of the time what was typed is typed again, before the app comes.
  if (random() < 0.5) {
    for (const { again } of actors) {
      const group = again?.();
      const code = await group?.ended;
      // 7: an order of before is in doubt, and the rest of its batch waits for it.
      if (group !== undefined && code !== 0 && !(code === 7 && group.what === 'license'))
        faults.push(`${group.what} again ends with ${code}: ${group.output}`);
    }
  }
  const app = profile.webHost([]);
  await app.says('ready');
  for (const left of await profile.finishes(FINISH_MS)) faults.push(`does not finish: ${left}`);
  const code = await app.stop();
  if (code !== 0) faults.push(`the app ends with ${code}: ${app.output}`);
  faults.push(...(await faultsOf(profile, api)));
  return { kills, faults };
}

/** Lets the groups work until the service has heard of one, and a while longer; returns how many it killed. */
async function killAll(groups: readonly Group[], { random }: Round, api: ForeignApi): Promise<number> {
  const heard = api.targets.length;
  const lives = groups.map(() => random() * LONGEST_LIFE);
  const all = Promise.all(groups.map((group) => group.ended));
  let isOver = false;
  void all.then(() => {
    isOver = true;
  });
  while (api.targets.length < heard + 2 && !isOver) await setTimeout(10);
  const killed = await Promise.all(
    groups.map(async (group, index) => {
      await setTimeout(lives[index]);
      return group.kill();
    }),
  );
  return killed.filter(Boolean).length;
}
