import { unixOf } from '../dialect/dates.ts';
import { fileNameOf } from '../dialect/file-name.ts';
import { itemUrlOf } from '../dialect/item.ts';
import { companyOf, recipientOf, VENDOR } from '../dialect/parties.ts';
import { smallPreview } from '../dialect/previews.ts';
import { keptReferences, purchaseEntry } from '../dialect/purchase-entry.ts';
import type { JsonObject } from '../json.ts';
import type { Purchase } from '../state/books.ts';
import { licenceOf, RIGHTS } from '../shop/price-list.ts';
import { assetOf } from '../shop/assets.ts';
import { type SignedInCall, signedIn } from './call.ts';
import { ApiFailure, itemNotFound } from './failure.ts';
import { settlementOf } from '../shop/invoicing.ts';
import { requireAsset } from './required.ts';
import { checkGroup, userIn } from './own-group.ts';
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
  const userId = userIn(call);
  const itemIds = params.ids('dp_item_ids');
  const licenceIds = params.ids('dp_method_ids')?.map(world.ids.ownLicence) ?? null;
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
      price: voice.choose('price', {
        documented: world.amount(Number(purchase.price)),
        observed: purchase.price,
      }),
      size: purchase.option,
      extOptions: rightsOf(purchase),
      timestamp: unixOf(purchase.at),
      currencyId: group.currencyId,
    },
    item: itemBlock(call, purchase.itemId),
    from: VENDOR,
    to: companyOf(group),
    transferredTo:
      purchase.transfer === null
        ? voice.choose('transferredTo', { documented: [], observed: null })
        : recipientOf(purchase.transfer.to),
  };
});

/** [doc] `fields` is empty; [seen] it lists the references with their forms. */
function licenceFields(call: SignedInCall, purchase: Purchase): JsonObject {
  const { world, group, voice } = call;
  return {
    id: world.ids.licence(purchase.licenceId, 'certificate'),
    name: licenceOf(group, purchase.licenceId)?.name ?? 'License',
    link: voice.choose('link', { documented: '/license-desc.html', observed: undefined }),
    fields: voice.choose<readonly JsonObject[], readonly JsonObject[]>('fields', {
      documented: [],
      observed: referenceFields(call, purchase),
    }),
    transferId: purchase.transfer?.transferId ?? null,
    size: voice.choose('size', { documented: undefined, observed: purchase.option }),
  };
}

function referenceFields(call: SignedInCall, purchase: Purchase): readonly JsonObject[] {
  const { world, group } = call;
  const references = keptReferences(call, purchase);
  const kept = world.referencesOf(group);
  const named = [
    ['project', 'Project'],
    ['purchaseOrder', 'Purchase Order'],
    ['client', 'Client'],
    ['isbn', 'ISBN'],
    ['other', 'Other'],
  ] as const;
  return named
    .filter(([field]) => kept.includes(field))
    .map(([field, name], order) => ({
      name,
      placeholder: `Enter ${name}`,
      order,
      enabled: true,
      type: 'text',
      transaction_id: String(purchase.transactionId),
      value: references[field],
    }));
}

/** [seen] What each extended right has cost. */
function rightsOf({ rights }: Purchase): readonly JsonObject[] {
  return RIGHTS.filter(({ bit }) => (rights & bit) !== 0).map(({ bit, price }) => ({
    option: bit,
    price: Number(price),
    price_usd: Number(price),
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
