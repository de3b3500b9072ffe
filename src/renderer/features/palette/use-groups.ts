import { useEffect, useState } from 'react';
import { useFeatures } from '../../state/feature.ts';
import type { Finder, Finding } from '../../state/finder.ts';
import { useStores } from '../../state/registry/store.ts';
import { groupsFor } from './group.ts';
import type { Group } from './group.ts';

type Told = ReadonlyMap<Finder, readonly Finding[]>;

const NOTHING: Told = new Map();
const NONE: readonly Finding[] = [];
/** A pause between letters, in milliseconds: one question for a word that is typed at a stroke. */
const PAUSE = 40;

/** What all features have for what was typed. Those that ask the main process come when it answers. */
export function useGroups(typed: string): readonly Group[] {
  const stores = useStores();
  const finders = useFeatures().all.flatMap(({ finders = [] }) => finders);
  const [answer, setAnswer] = useState<{ readonly typed: string; readonly told: Told }>({
    typed: '',
    told: NOTHING,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the features of a page are the same as long as it lives.
  useEffect(() => {
    if (typed.trim() === '') return;
    const stop = new AbortController();
    const asked = setTimeout(() => {
      for (const finder of finders) {
        void finder.ask?.(stores, typed, stop.signal).then(
          (found) => {
            if (stop.signal.aborted) return;
            setAnswer((now) => {
              const before = now.typed === typed ? now.told : NOTHING;
              return { typed, told: new Map([...before, [finder, found]]) };
            });
          },
          // What can't be asked now is not found; everything that the page has at hand still is.
          () => {},
        );
      }
    }, PAUSE);
    return () => {
      clearTimeout(asked);
      stop.abort();
    };
  }, [stores, typed]);

  const told = answer.typed === typed ? answer.told : NOTHING;
  return groupsFor(
    finders,
    typed,
    (finder) => finder.known?.(stores, typed) ?? NONE,
    (finder) => told.get(finder) ?? NONE,
  );
}
