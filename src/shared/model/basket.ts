import type { Asset, MediaType } from './asset.ts';
import { COMP_OPTIONS, compChoices, defaultComp } from './comp.ts';
import type { LicenceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Licence, LicenceSize, References } from './licence.ts';
import type { Money } from './money.ts';
import type { Project, ReferenceField } from './project.ts';

/** The most lines that a buyer licenses at a time. */
export const MAX_BASKET_LINES = 500;

/** What a line knows of its asset, with or without a network. */
export type BasketAsset = Pick<
  Asset,
  'id' | 'title' | 'type' | 'editorial' | 'size' | 'noExtendedRights' | 'focused'
>;

/** What is to be licensed of one asset. An asset is in the basket once. */
export interface BasketLine {
  readonly asset: BasketAsset;
  /** `null` and an empty option until a price list is known. */
  readonly licenceId: LicenceId | null;
  readonly option: string;
  /** Bits of `EXTENDED_RIGHTS`. */
  readonly extendedRights: number;
  readonly references: References;
  readonly addedAt: Instant;
  /** The price that the line showed last; a plain decimal. */
  readonly seenPrice: string | null;
  /** The service no longer offers the asset. */
  readonly gone: boolean;
}

/** What a person may change on many lines at once. */
export interface LineChange {
  readonly licenceId?: LicenceId;
  readonly option?: string;
  readonly extendedRights?: number;
  readonly references?: Partial<References>;
}

/** What the user may buy, and at which prices. */
export interface Terms {
  readonly licences: readonly Licence[];
  readonly asOf: Instant;
  /** What the group lets this user do; `null` where the service does not tell. */
  readonly mayLicense: boolean | null;
  readonly mayComp: boolean | null;
}

/** Values used before, the latest first. */
export type Suggestions = Readonly<Record<ReferenceField, readonly string[]>>;

/** One confirmed purchase as it was read before the click, for receipts. */
export interface PurchaseRecord {
  /** The batch of its intents. */
  readonly batchId: string;
  readonly at: Instant;
  readonly by: string;
  readonly lines: readonly PurchaseLine[];
  readonly net: Money;
  readonly vat: { readonly rate: string; readonly amount: Money } | null;
  readonly gross: Money;
}

export interface PurchaseLine {
  readonly asset: BasketAsset;
  readonly licenceName: string;
  readonly optionLabel: string;
  /** The buyer has confirmed to know that it is for editorial use only. */
  readonly editorialAcknowledged: boolean;
}

export interface BasketState {
  /** In the order in which the user put them in. */
  readonly lines: readonly BasketLine[];
  /** `null` until the service has told them once. */
  readonly terms: Terms | null;
  readonly projects: readonly Project[];
  readonly suggestions: Suggestions;
  /** The latest, newest first. */
  readonly purchases: readonly PurchaseRecord[];
}

/** The licences for a kind of asset. */
export function licencesFor(licences: readonly Licence[], type: MediaType): readonly Licence[] {
  return licences.filter(({ productType }) => productType === type || productType === null);
}

/** The sizes of a licence that the group may buy. */
export function sizesOf(licence: Licence): readonly LicenceSize[] {
  return licence.sizes.filter(({ enabled }) => enabled);
}

/**
 * Whether an asset comes in a size, as far as its pixels tell: not larger than the original, not of the other
 * collection. Sizes that we have not heard of may be anything.
 */
export function fits(option: string, asset: Pick<Asset, 'type' | 'size' | 'focused'>): boolean {
  const isKnown = COMP_OPTIONS.some((known) => known === option);
  return !isKnown || compChoices(asset).some((choice) => choice.option === option);
}

/** The licence and size to begin with: those used last for this kind of asset, else the usual size of the first. */
export function usualChoice(
  asset: Pick<Asset, 'type' | 'size' | 'focused'>,
  licences: readonly Licence[],
  last: { readonly licenceId: LicenceId; readonly option: string } | null,
): { readonly licenceId: LicenceId; readonly option: string } | null {
  const offered = licencesFor(licences, asset.type).filter((licence) => sizesOf(licence).length > 0);
  const licence = offered.find(({ id }) => id === last?.licenceId) ?? offered[0];
  if (licence === undefined) return null;
  const sizes = sizesOf(licence).map(({ option }) => option);
  const fitting = sizes.filter((option) => fits(option, asset));
  const wished = [last?.option, defaultComp(asset)].find((option) => fitting.some((one) => one === option));
  const option = wished ?? fitting.at(-1) ?? sizes[0];
  return option === undefined ? null : { licenceId: licence.id, option };
}

export type LineProblem =
  | 'gone'
  | 'no-terms'
  | 'no-licence'
  | 'licence-not-offered'
  | 'size-not-offered'
  | 'price-unknown';

export interface PricedLine {
  readonly line: BasketLine;
  readonly licence: Licence | null;
  readonly size: LicenceSize | null;
  readonly price: Money | null;
  /** Why it can't be bought as it stands. */
  readonly problem: LineProblem | null;
  /** The price that was seen before, if it is another one now. */
  readonly before: string | null;
}

/** A line by the price list at hand. */
export function priceLine(line: BasketLine, terms: Terms | null): PricedLine {
  const licence = terms?.licences.find(({ id }) => id === line.licenceId) ?? null;
  const size =
    licence === null ? null : (sizesOf(licence).find(({ option }) => option === line.option) ?? null);
  const price = size?.price ?? null;
  const isOther = line.seenPrice !== null && price !== null && price.amount !== line.seenPrice;
  return {
    line,
    licence,
    size,
    price,
    problem: problemOf(line, terms, { licence, size }),
    before: isOther ? line.seenPrice : null,
  };
}

function problemOf(
  line: BasketLine,
  terms: Terms | null,
  { licence, size }: Pick<PricedLine, 'licence' | 'size'>,
): LineProblem | null {
  if (line.gone) return 'gone';
  if (terms === null) return 'no-terms';
  if (licencesFor(terms.licences, line.asset.type).length === 0) return 'no-licence';
  if (licence === null) return 'licence-not-offered';
  if (size === null) return 'size-not-offered';
  return size.price === null ? 'price-unknown' : null;
}
