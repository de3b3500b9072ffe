import { ALL_LICENCES } from '../../../shared/model/held-licence.ts';
import { dateText } from '../../parts/words/licence-text.ts';
import type { Finder } from '../../state/finder.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';

const MOST = 5;
/** The contract's limit. */
const MAX_TEXT = 200;

/** Licences of the group by title, ID, project and person, the newest first. */
export const licenceFinder: Finder = {
  title: 'Licences',
  order: 40,
  ask: async (stores, typed, signal) => {
    const query = { ...ALL_LICENCES, text: typed.trim().slice(0, MAX_TEXT) };
    const rows = await stores.get(bridgeStore).licences.rows({ query, from: null }, { signal });
    return rows.slice(0, MOST).map((licence) => {
      const { transactionId, assetId, title, references } = licence;
      return {
        id: String(transactionId),
        label: title === '' ? `Asset ${assetId}` : title,
        detail: [references.project, licence.licence, dateText(licence)].filter(Boolean).join(' · '),
        picture: assetId,
        run: (all) => all.get(locationStore).open('licences', String(transactionId)),
      };
    });
  },
};
