import { expect, it } from 'vitest';
import { playKills } from './play.ts';

it('what is killed goes on by itself: a dozen kills of process groups; hundreds by `npm run soak:kills`', async () => {
  const { faults, kills } = await playKills({ kills: 12, seed: 12 });
  expect(faults).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(12);
}, 600_000);
