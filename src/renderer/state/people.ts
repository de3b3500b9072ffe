import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { People } from '../../shared/model/member.ts';
import { personName } from '../../shared/model/member.ts';
import { bridgeStore } from './given.ts';
import { licencesStore } from './licences.ts';
import { defineStore, hookOf } from './registry/store.ts';

/** What the people of the group are called, asked for again whenever the copy of the licences was brought up to date. */
export const peopleStore = defineStore(
  'people',
  { bridge: bridgeStore, licences: licencesStore },
  ({ bridge, licences }) => {
    const people = createStore<People>(() => ({}));
    const ask = () =>
      bridge.licences.people().then(
        (now) => people.setState(now, true),
        // Without names the user names are shown.
        () => {},
      );
    licences.subscribe((now, before) => {
      if (now.asOf !== before.asOf) void ask();
    });
    return people;
  },
);
const usePeople = hookOf(peopleStore);

/** Calls a person by the full name, from the user name that orders and licences carry. */
export function useNameOf(): (userName: string) => string {
  const people = useStore(usePeople());
  return (userName) => personName(people, userName);
}
