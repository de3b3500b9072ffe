import { useEffect, useState } from 'react';
import { foldName } from '../../shared/model/fold-name.ts';
import { WHOLE_LIBRARY } from '../../shared/model/record.ts';
import { basketStore } from './basket.ts';
import { bridgeStore } from './given.ts';
import { projectStore } from './project.ts';
import { useStores } from './registry/store.ts';
import type { Stores } from './registry/store.ts';

export interface KnownProject {
  readonly name: string;
  /** How many assets were rejected for it. */
  readonly rejected: number;
}

/**
 * Every project that anything is kept for, by name: the one that is worked for, those with settings of their own, those
 * of files, licences and rejections. A source that can't be asked is left out.
 */
export async function knownProjects(stores: Stores): Promise<readonly KnownProject[]> {
  const bridge = stores.get(bridgeStore);
  const [rejected, licensed, library] = await Promise.all([
    bridge.rejections.projects().catch(() => []),
    bridge.licences.choices().then(
      ({ projects }) => projects,
      () => [],
    ),
    bridge.listing.facets({ query: WHOLE_LIBRARY }).then(
      ({ projects }) => projects.map(({ name }) => name),
      () => [],
    ),
  ]);
  const names = [
    stores.get(projectStore).store.getState(),
    ...stores
      .get(basketStore)
      .store.getState()
      .projects.map(({ name }) => name),
    ...rejected.map(({ name }) => name),
    ...licensed,
    ...library,
  ];
  const counts = new Map(rejected.map(({ name, count }) => [foldName(name), count]));
  const byName = new Map<string, string>();
  for (const name of names) if (name !== '' && !byName.has(foldName(name))) byName.set(foldName(name), name);
  return [...byName]
    .map(([folded, name]) => ({ name, rejected: counts.get(folded) ?? 0 }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The same for a component, asked for whenever `wanted` turns true. */
export function useKnownProjects(wanted = true): readonly KnownProject[] {
  const stores = useStores();
  const [known, setKnown] = useState<readonly KnownProject[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let isOver = false;
    void knownProjects(stores).then((now) => !isOver && setKnown(now));
    return () => {
      isOver = true;
    };
  }, [stores, wanted]);
  return known;
}
