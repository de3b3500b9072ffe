import type { CatalogueAsset } from '../catalogue/index.ts';
import { timestampOf } from '../dialect/dates.ts';
import { fileNameOf } from '../dialect/file-name.ts';
import { smallPreview } from '../dialect/previews.ts';
import type { JsonObject } from '../json.ts';
import { type Activity, activityOf } from '../shop/activity.ts';
import { assetOf } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { checkGroup, userIn } from './own-group.ts';

/** [seen] All three count the same events: comps taken, licences bought, licences passed on. */
export const getEnterpriseStatisticsTotal = signedIn((call) => {
  const { comps, purchases, transfers } = activityIn(call);
  return { comps: comps.length, licensed: purchases.length, transferred: transfers.length };
});

/** [seen] A row a day on which something happened, oldest first. */
export const getEnterpriseStatisticsDates = signedIn((call) => {
  const activity = activityIn(call);
  const page = call.params.page();
  const days = tally(activity, (_itemId, at) => timestampOf(at).slice(0, 10));
  const rows = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    data: rows.slice(page.offset, page.offset + page.limit).map(
      ([title, counts]): JsonObject => ({
        comps: counts.comps,
        licensed: counts.licences,
        transferred: counts.transfers,
        title,
      }),
    ),
    count: rows.length,
  };
});

/** [seen] A row an item, the busiest first. Of one user, who has to be named. */
export const getEnterpriseStatisticsItems = signedIn((call) => {
  call.params.requiredId('dp_user_id');
  const activity = activityIn(call);
  const page = call.params.page();
  const busy = ({ comps, licences, transfers }: Counts) => comps + licences + transfers;
  const rows = [...tally(activity, (itemId) => itemId)].sort(
    ([oneId, one], [otherId, other]) => busy(other) - busy(one) || oneId - otherId,
  );
  return {
    data: rows.slice(page.offset, page.offset + page.limit).map(([id, counts]): JsonObject => {
      const asset = assetOf(call.world, id);
      return {
        comps: counts.comps,
        licenses: counts.licences,
        transfers: counts.transfers,
        id,
        ...(asset === null ? {} : itemFields(call, asset)),
      };
    }),
    count: rows.length,
  };
});

interface Counts {
  comps: number;
  licences: number;
  transfers: number;
}

function itemFields({ world }: SignedInCall, asset: CatalogueAsset): JsonObject {
  return {
    blocked: false,
    height: asset.height,
    width: asset.width,
    type: asset.type.slice(0, 1),
    title: asset.title,
    description: asset.description,
    filename: fileNameOf(asset, asset.extension),
    sellerId: asset.author.id,
    sellerName: asset.author.username,
    editorial: asset.editorial,
    mp: Math.round((asset.width * asset.height) / 1e4) / 100,
    uploadTimestamp: asset.published,
    nudity: asset.nudity,
    thumb: smallPreview(asset, world.links),
  };
}

function activityIn(call: SignedInCall): Activity {
  const { world, params, group } = call;
  const period = params.requiredPeriod();
  const userId = userIn(call);
  checkGroup(params, group);
  return activityOf(world, { group, userId, period });
}

function tally<Key>(
  { comps, purchases, transfers }: Activity,
  keyOf: (itemId: number, at: number) => Key,
): Map<Key, Counts> {
  const counts = new Map<Key, Counts>();
  const count = (key: Key, kind: keyof Counts) => {
    const row = counts.get(key) ?? { comps: 0, licences: 0, transfers: 0 };
    row[kind] += 1;
    counts.set(key, row);
  };
  for (const { itemId, at } of comps) count(keyOf(itemId, at), 'comps');
  for (const { itemId, at } of purchases) count(keyOf(itemId, at), 'licences');
  for (const { itemId, transfer } of transfers) {
    if (transfer !== null) count(keyOf(itemId, transfer.at), 'transfers');
  }
  return counts;
}
