import { assetOf } from '../shop/assets.ts';
import type { SignedInCall } from '../commands/call.ts';
import { settlementOf } from '../shop/invoicing.ts';
import type { JsonObject } from '../json.ts';
import { userById } from '../state/accounts.ts';
import type { Purchase } from '../state/books.ts';
import type { CompTaken, References } from '../state/events.ts';
import { unixOf } from './dates.ts';
import { fileNameOf } from './file-name.ts';
import { itemUrlOf } from './item.ts';
import { smallPreview } from './previews.ts';

const MARKER = 3;
const STATUS = { uninvoiced: 'Uninvoiced', invoiced: 'Invoiced', paid: 'Paid' } as const;

/** A row of `getLicensedItems` and `getTransferredLicenses`. [doc] has fewer fields than [seen]. */
export function purchaseEntry(call: SignedInCall, purchase: Purchase): JsonObject {
  const { world, group, voice } = call;
  const references = keptReferences(call, purchase);
  const asset = assetOf(world, purchase.itemId);
  return {
    itemTransactionId: purchase.transactionId,
    licenseTransferId: purchase.transfer?.transferId ?? null,
    licenseId: world.ids.licence(purchase.licenceId, 'list'),
    status: voice.choose('status', {
      documented: STATUS[settlementOf(world, group, purchase)],
      observed: 'active',
    }),
    currencyId: group.currencyId,
    ...itemOf(call, purchase),
    seller: sellerOf(asset),
    invoice_id: purchase.invoiceId,
    purchaseOrder: references.purchaseOrder,
    ...voice.choose<JsonObject, JsonObject>('references', {
      documented: {},
      observed: { itemType: asset?.type, editorial: asset?.editorial ?? false },
    }),
    project: references.project,
    client: references.client,
    isbn: references.isbn,
    other: references.other,
  };
}

export interface NumberedComp extends CompTaken {
  /** The number of the download. */
  readonly id: number;
}

/** A row of `getGroupCompDownloads`; the guide misspells the seller. */
export function compEntry(call: SignedInCall, { id, ...comp }: NumberedComp): JsonObject {
  const { world, voice } = call;
  const asset = assetOf(world, comp.itemId);
  const seller = sellerOf(asset);
  return {
    id,
    option: comp.option,
    ...itemOf(call, comp),
    itemType: asset?.type,
    ...voice.choose<JsonObject, JsonObject>('seller', {
      documented: { seler: seller },
      observed: { seller },
    }),
    download: world.links.download('comp', comp.itemId, comp.option),
  };
}

function itemOf({ world, voice }: SignedInCall, event: Purchase | CompTaken): JsonObject {
  const asset = assetOf(world, event.itemId);
  return {
    datetime: unixOf(event.at),
    filename: asset === null ? `${event.itemId}` : fileNameOf(asset, asset.extension),
    groupId: event.groupId,
    itemId: event.itemId,
    marker: MARKER,
    itemLink:
      asset === null
        ? undefined
        : voice.choose('itemLink', { documented: itemUrlOf(asset), observed: undefined }),
    preview: asset === null ? undefined : smallPreview(asset, world.links),
    width: asset?.width ?? 0,
    height: asset?.height ?? 0,
    userId: world.ids.user(event.userId),
    actor: { id: world.ids.user(event.userId), username: userById(event.userId)?.username ?? '' },
    visible: true,
  };
}

/** The references of a purchase as the account manager's set-up keeps them. */
export function keptReferences({ world, group }: SignedInCall, { references }: Purchase): References {
  const kept = world.referencesOf(group);
  const of = (field: keyof References) => (kept.includes(field) ? references[field] : '');
  return {
    project: of('project'),
    client: of('client'),
    purchaseOrder: of('purchaseOrder'),
    isbn: of('isbn'),
    other: of('other'),
  };
}

function sellerOf(asset: ReturnType<typeof assetOf>): JsonObject | undefined {
  return asset === null ? undefined : { id: asset.author.id, username: asset.author.username };
}
