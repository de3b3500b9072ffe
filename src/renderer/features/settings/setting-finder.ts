import { featuresStore, placed } from '../../state/feature.ts';
import type { Finder } from '../../state/finder.ts';
import { locationStore } from '../../state/location.ts';
import { cardAddress } from './card-address.ts';

/** The cards of the settings, by their titles and what can be set on them. */
export const settingFinder: Finder = {
  title: 'Settings',
  order: 70,
  known: (stores) =>
    placed(stores.get(featuresStore), ({ settings }) => settings).map(({ title, about = '' }) => ({
      id: title,
      label: title,
      detail: about,
      run: (all) => all.get(locationStore).open('settings', cardAddress(title)),
    })),
};
