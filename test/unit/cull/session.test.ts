import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginSession,
  goTo,
  judge,
  packSession,
  ranked,
  rejected,
  takeBack,
  unpackSession,
} from '../../../src/renderer/features/cull/cull-session.ts';
import type { Judgement } from '../../../src/renderer/features/cull/cull-session.ts';
import { anAsset } from '../renderer/assets.ts';

const ASSETS = [1, 2, 3, 4, 5].map((id) => anAsset(id));
const said = fc.constantFrom<Judgement>('pick', 'reject', 1, 2, 3, 4, 5);
const step = fc.oneof(
  fc.record({ verb: fc.constant('judge' as const), said }),
  fc.record({ verb: fc.constant('back' as const) }),
  fc.record({ verb: fc.constant('go' as const), at: fc.integer({ min: -1, max: 7 }) }),
);

test('any judging, looking around and taking back ends as a plain list would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let session = beginSession('Tea', ASSETS);
      const plain = new Map<number, Judgement>();
      const done: (readonly [at: number, before: Judgement | undefined])[] = [];
      let at = 0;
      for (const one of steps) {
        if (one.verb === 'judge') {
          session = judge(session, one.said);
          if (at < 5) {
            done.push([at, plain.get(at)]);
            plain.set(at, one.said);
            at += 1;
          }
        } else if (one.verb === 'back') {
          session = takeBack(session);
          const last = done.pop();
          if (last !== undefined) {
            at = last[0];
            if (last[1] === undefined) plain.delete(at);
            else plain.set(at, last[1]);
          }
        } else {
          session = goTo(session, one.at);
          at = Math.min(5, Math.max(0, one.at));
        }
        expect(session.at).toBe(at);
      }
      expect(rejected(session).map(({ id }) => id - 1)).toEqual(
        [0, 1, 2, 3, 4].filter((place) => plain.get(place) === 'reject'),
      );
      const worth = (place: number) => {
        const verdict = plain.get(place);
        return typeof verdict === 'number' ? verdict : 0;
      };
      const kept = [0, 1, 2, 3, 4].filter((place) => plain.has(place) && plain.get(place) !== 'reject');
      expect(ranked(session).map(({ id }) => id - 1)).toEqual(
        kept.toSorted((one, other) => worth(other) - worth(one) || one - other),
      );
      const again = unpackSession(packSession(session));
      expect(again).toEqual({ ...session, past: [] });
    }),
  );
});

test('what is no session is none', () => {
  for (const text of [
    null,
    '',
    '{',
    '{}',
    'null',
    '{"assets":[],"at":0,"judged":[]}',
    '{"assets":[1],"at":0}',
  ])
    expect(unpackSession(text)).toBeNull();
});
