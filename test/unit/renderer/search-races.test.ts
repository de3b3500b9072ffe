import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOffline } from '../../../src/renderer/state/offline.ts';
import { createSearch } from '../../../src/renderer/state/search.ts';
import type { SearchOptions } from '../../../src/renderer/state/search.ts';
import { fromAddress, toAddress } from '../../../src/renderer/state/address.ts';
import { StockroomError } from '../../../src/shared/model/failure.ts';
import { instant } from '../../../src/shared/model/instant.ts';
import { plainQuery } from '../../../src/shared/model/search.ts';
import type { SearchPage, SearchQuery } from '../../../src/shared/model/search.ts';
import { NO_KIN, anAsset } from './assets.ts';

/** A service that takes as long as it likes for each answer; delays are turns of the event loop, not time. */
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((done) => setImmediate(done));
};

type Step =
  | { readonly kind: 'start'; readonly text: string }
  | { readonly kind: 'refine'; readonly colour: number }
  | { readonly kind: 'address'; readonly text: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'retry' };

const refined = (query: SearchQuery | null, colour: number): SearchQuery | null =>
  query === null ? null : { ...query, filters: { colour } };

const text = fc.stringMatching(/^[a-z]{1,3}$/);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), text }),
  fc.record({ kind: fc.constant('refine' as const), colour: fc.integer({ min: 1, max: 17 }) }),
  fc.record({ kind: fc.constant('address' as const), text }),
  fc.constant({ kind: 'clear' as const }),
  fc.constant({ kind: 'retry' as const }),
);
const answer = fc.record({ delay: fc.nat(12), fails: fc.boolean(), old: fc.boolean() });

test('whatever the delays, what is shown belongs to what was asked last, and so does its mark', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ step, wait: fc.nat(6) }), { minLength: 1, maxLength: 10 }),
      fc.infiniteStream(answer),
      async (steps, answers) => {
        const given = new Map<string, boolean>();
        const service: SearchOptions['catalog']['search'] = async (
          { query },
          options,
        ): Promise<SearchPage> => {
          const { delay, fails, old } = answers.next().value ?? { delay: 0, fails: false, old: false };
          await turns(delay);
          if (fails) throw new StockroomError('server');
          // One result whose title is the question: an answer of another one would show.
          const assets = [anAsset(1, { title: toAddress(query) })];
          if (options?.signal?.aborted !== true) given.set(toAddress(query), old);
          return { total: 1, offset: 0, hash: null, assets, ...(old ? { asOf: instant(1000) } : {}) };
        };
        const offline = createOffline({ search: service });
        const search = createSearch({ related: NO_KIN, catalog: offline.catalog });
        let last: SearchQuery | null = null;
        for (const { step: now, wait } of steps) {
          switch (now.kind) {
            case 'start':
              last = plainQuery(now.text);
              search.start(last);
              break;
            case 'address':
              last = fromAddress(`#/search?q=${now.text}`) ?? plainQuery('unreadable');
              search.start(last);
              break;
            case 'refine':
              search.refine({ filters: { colour: now.colour } });
              last = refined(last, now.colour);
              break;
            case 'clear':
              search.clear();
              last = null;
              break;
            case 'retry':
              search.retry();
          }
          await turns(wait);
        }
        await turns(40);
        const { phase, query, pages } = search.store.getState();
        if (last === null) {
          expect(phase.kind).toBe('idle');
          return;
        }
        expect(toAddress(query)).toBe(toAddress(last));
        expect(phase.kind).toMatch(/^(?:ready|failed)$/);
        if (phase.kind !== 'ready') return;
        expect(pages.get(0)?.[0]?.title).toBe(toAddress(last));
        expect(offline.asOf.getState() !== null).toBe(given.get(toAddress(last)));
      },
    ),
    { numRuns: 150 },
  );
});
