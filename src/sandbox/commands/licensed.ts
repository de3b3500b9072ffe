import { unixOf } from '../dialect/dates.ts';
import { fileNameOf } from '../dialect/file-name.ts';
import { itemUrlOf } from '../dialect/item.ts';
import { companyOf, VENDOR } from '../dialect/parties.ts';
import { smallPreview } from '../dialect/previews.ts';
import { purchaseEntry } from '../dialect/purchase-entry.ts';
import type { JsonObject } from '../json.ts';
import type { Purchase } from '../state/books.ts';
import { licenceOf } from '../shop/price-list.ts';
import { assetOf } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { ApiFailure, itemNotFound } from './failure.ts';
import { settlementOf } from '../shop/invoicing.ts';
import { requireAsset } from './required.ts';
import { checkGroup } from './own-group.ts';
import { within } from '../shop/period.ts';

const SETTLEMENTS = ['paid', 'uninvoiced', 'invoiced'] as const;

/** Newest first. It carries no price. */
export const getLicensedItems = signedIn((call) => listed(call, () => true));

/** [doc] As `getLicensedItems`, of those passed on. */
export const getTransferredLicenses = signedIn((call) =>
  listed(call, (purchase) => purchase.transfer !== null),
);

function listed(call: SignedInCall, belongs: (purchase: Purchase) => boolean): JsonObject {
  const { world, params, group } = call;
  const { limit, offset } = params.page();
  const period = params.period();
  const settlement = params.oneOf('dp_type', SETTLEMENTS);
  const userId = params.id('dp_user_id');
  const itemIds = params.ids('dp_item_ids');
  const licenceIds = params.ids('dp_method_ids');
  checkGroup(params, group);
  const shownUntil = world.now() - world.listLagMs();
  const found = world.books
    .purchasesOf(group)
    .filter(
      (purchase) =>
        belongs(purchase) &&
        purchase.at <= shownUntil &&
        within(purchase.at, period) &&
        (settlement === null || settlementOf(world, group, purchase) === settlement) &&
        (userId === null || purchase.userId === userId) &&
        (itemIds === null || itemIds.includes(purchase.itemId)) &&
        (licenceIds === null || licenceIds.includes(purchase.licenceId)),
    )
    .reverse();
  return {
    downloads: found.slice(offset, offset + limit).map((purchase) => purchaseEntry(call, purchase)),
    count: found.length,
  };
}

/** [seen] The file of a licence that the group owns, again and free. */
export const getDownloadLink = signedIn(({ world, params, group }) => {
  const itemId = params.requiredId('dp_item_id');
  const option = params.requiredText('dp_option');
  requireAsset(assetOf(world, itemId), itemId);
  const owned = world.books.purchasesOf(group).filter((purchase) => purchase.itemId === itemId);
  if (owned.length === 0) throw new ApiFailure('not-allowed', `Item ${itemId} is not licensed by your group`);
  if (!owned.some((purchase) => purchase.option === option)) {
    throw new ApiFailure('value-not-allowed', `Item ${itemId} is not licensed in size ${option}`);
  }
  return { downloadLink: world.links.download('licensed', itemId, option) };
});

export const getTransactionLicenseInfo = signedIn((call) => {
  const { world, params, group, voice } = call;
  const id = params.requiredId('dp_transaction_id');
  const purchase = world.books.purchase(id);
  if (purchase === null || purchase.groupId !== group.id) {
    throw new ApiFailure('value-not-allowed', `Transaction ${id} not found`);
  }
  return {
    license: licenceFields(call, purchase),
    transaction: {
      id,
      price: voice.choose('price', { documented: Number(purchase.price), observed: purchase.price }),
      size: purchase.option,
      timestamp: unixOf(purchase.at),
      currencyId: group.currencyId,
    },
    item: itemBlock(call, purchase.itemId),
    from: VENDOR,
    to: companyOf(group),
    transferredTo: purchase.transfer?.to ?? voice.choose('transferredTo', { documented: [], observed: null }),
  };
});

/** [doc] `fields` is empty; [seen] it lists the references with their forms. */
function licenceFields({ group, voice }: SignedInCall, purchase: Purchase): JsonObject {
  return {
    id: purchase.licenceId,
    name: licenceOf(group, purchase.licenceId)?.name ?? 'License',
    link: voice.choose('link', { documented: '/license-desc.html', observed: undefined }),
    fields: voice.choose<readonly JsonObject[], readonly JsonObject[]>('fields', {
      documented: [],
      observed: referenceFields(purchase),
    }),
    transferId: purchase.transfer?.transferId ?? null,
    size: voice.choose('size', { documented: undefined, observed: purchase.option }),
  };
}

function referenceFields({ references }: Purchase): readonly JsonObject[] {
  const named = [
    ['Project', references.project],
    ['Purchase Order', references.purchaseOrder],
    ['Client', references.client],
    ['ISBN', references.isbn],
    ['Other', references.other],
  ] as const;
  return named.map(([name, value], order) => ({
    name,
    placeholder: `Enter ${name}`,
    order,
    enabled: true,
    type: 'text',
    value,
  }));
}

function itemBlock({ world, voice }: SignedInCall, itemId: number): JsonObject {
  const asset = assetOf(world, itemId);
  if (asset === null) throw itemNotFound(itemId);
  return {
    id: itemId,
    filename: fileNameOf(asset, asset.extension),
    type: asset.type,
    isEditorial: asset.editorial,
    isNudity: asset.nudity,
    preview: smallPreview(asset, world.links),
    link: voice.choose('link', { documented: itemUrlOf(asset), observed: undefined }),
    width: asset.width,
    height: asset.height,
  };
}
