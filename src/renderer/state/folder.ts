import { createStore } from 'zustand/vanilla';
import type { FolderState } from '../../shared/model/library-folder.ts';
import { bridgeStore } from './given.ts';
import { defineStore, hookOf } from './registry/store.ts';
import { streamsStore } from './streams.ts';

/** How the library's folder stands; `null` until it is known. */
export const folderStore = defineStore(
  'folder',
  { bridge: bridgeStore, follow: streamsStore },
  ({ bridge, follow }) => {
    const folder = createStore<FolderState | null>(() => null);
    follow(bridge.folder.watch, (now) => folder.setState(now, true));
    return folder;
  },
);
export const useFolder = hookOf(folderStore);
