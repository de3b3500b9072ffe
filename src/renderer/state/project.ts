import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { toFailure } from '../bridge/index.ts';
import { settingsStore } from './settings.ts';
import { bridgeStore } from './given.ts';
import { toastsStore } from './toasts.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** What is worked for at the moment: the one place that knows. */
export interface Project {
  /** Its name; empty for none. */
  readonly store: StoreApi<string>;
  choose(name: string): void;
}

export function createProject(options: {
  readonly settings: StoreApi<Settings | null>;
  readonly bridge: Pick<Bridge['settings'], 'update'>;
  readonly onFailure: (failure: Failure) => void;
}): Project {
  const { settings, bridge, onFailure } = options;
  const store = createStore(() => '');
  settings.subscribe((now) => {
    if (now !== null && now.project !== store.getState()) store.setState(now.project, true);
  });
  return {
    store,
    choose(name) {
      bridge.update({ project: name.trim() }).catch((error: unknown) => onFailure(toFailure(error)));
    },
  };
}

/** The project that the user works for. */
export const projectStore = defineStore(
  'project',
  { settings: settingsStore, bridge: bridgeStore, toasts: toastsStore },
  ({ settings, bridge, toasts }) =>
    createProject({ settings, bridge: bridge.settings, onFailure: toasts.failed }),
);
export const useProject = hookOf(projectStore);
