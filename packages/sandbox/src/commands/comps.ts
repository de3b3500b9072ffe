import { compEntry, type NumberedComp } from '../dialect/purchase-entry.ts';
import { assetOf } from '../shop/assets.ts';
import { signedIn } from './call.ts';
import { requireAsset, requireOffer } from './required.ts';
import { checkGroup, userIn } from './own-group.ts';
import { within } from '../shop/period.ts';

/** Where the counting of comps starts. */
const FIRST_COMP = 45_210_001;
const TYPES = ['image', 'vector', 'video'] as const;

/** A short-lived link to a full-quality file for layout. May be switched off for a user. */
export const complimentaryDownload = signedIn(({ world, params, user, group }) => {
  const itemId = params.requiredId('dp_item_id');
  const option = params.requiredText('dp_option');
  requireOffer(requireAsset(assetOf(world, itemId), itemId), option);
  world.books.record({
    type: 'comp-taken',
    itemId,
    option,
    userId: user.id,
    groupId: group.id,
    at: world.now(),
  });
  return { downloadLink: world.links.download('comp', itemId, option) };
}, 'compDownloads');

/** Newest first. */
export const getGroupCompDownloads = signedIn((call) => {
  const { world, params, group } = call;
  const { limit, offset } = params.page();
  const period = params.period();
  const userId = userIn(call);
  const types = params.someOf('dp_type', TYPES);
  checkGroup(params, group);
  const shownUntil = world.now() - world.listLagMs();
  const found = world.books.comps
    .map((comp, index): NumberedComp => ({ ...comp, id: FIRST_COMP + index }))
    .filter(
      (comp) =>
        comp.groupId === group.id &&
        comp.at <= shownUntil &&
        within(comp.at, period) &&
        (userId === null || comp.userId === userId) &&
        (types === null || types.some((type) => type === assetOf(world, comp.itemId)?.type)),
    )
    .reverse();
  return {
    downloads: found.slice(offset, offset + limit).map((comp) => compEntry(call, comp)),
    count: found.length,
  };
});
