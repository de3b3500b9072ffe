import type { CatalogueAsset } from '../catalogue/index.ts';
import type { Group } from '../state/accounts.ts';

/** One size of a licence. `price` is a decimal without VAT. */
interface LicenceSize {
  readonly option: string;
  readonly label: string;
  readonly price: string;
  readonly enabled: boolean;
}

export interface Licence {
  readonly id: number;
  readonly name: string;
  readonly templateId: number;
  readonly productType: 'image' | 'vector' | 'video' | 'audio';
  /** Whether news pictures can be bought with it. */
  readonly editorial: boolean;
  readonly sizes: readonly LicenceSize[];
}

/** Bits of `dp_ext_options` [doc] and what each adds to a price. */
export const RIGHTS = [
  { bit: 1, name: 'Unlimited print', price: '60.00' },
  { bit: 2, name: 'Multi-seat', price: '40.00' },
  { bit: 4, name: 'Extra legal warranty', price: '55.50' },
  { bit: 8, name: 'Product for resale and free distribution', price: '120.00' },
  { bit: 16, name: 'Transfer rights', price: '35.00' },
] as const;
export const ALL_RIGHTS = 31;
export const TRANSFER_RIGHT = 16;

const LABELS: Readonly<Record<string, string>> = {
  's-2015': 'Small',
  'm-2015': 'Medium',
  'l-2015': 'Large',
  'xl-2015': 'Extra Large',
  cs: 'Small',
  cl: 'Large',
  vect: 'Vector',
  '240': '240p',
  '480': 'SD 480p',
  '720': 'HD 720p',
  '1080': 'Full HD 1080p',
  '4k': '4K',
};

interface Template {
  readonly name: string;
  readonly productType: Licence['productType'];
  readonly editorial: boolean;
  /** A price of `null` shows a size that the agreement does not cover. */
  readonly prices: readonly (readonly [option: string, price: string | null])[];
}

const TEMPLATES: readonly Template[] = [
  {
    name: 'Digital License',
    productType: 'image',
    editorial: true,
    prices: [
      ['s-2015', '4.90'],
      ['m-2015', '8.90'],
      ['l-2015', '12.34'],
      ['xl-2015', '19.90'],
      ['cs', '9.90'],
      ['cl', '15.90'],
    ],
  },
  {
    name: 'Print+ License',
    productType: 'image',
    editorial: false,
    prices: [
      ['s-2015', null],
      ['m-2015', '59.00'],
      ['l-2015', '79.00'],
      ['xl-2015', '99.00'],
      ['cl', '89.00'],
    ],
  },
  {
    name: 'Digital License',
    productType: 'vector',
    editorial: true,
    prices: [
      ['s-2015', '4.90'],
      ['m-2015', '8.90'],
      ['l-2015', '12.34'],
      ['xl-2015', '19.90'],
      ['vect', '24.50'],
    ],
  },
  {
    name: 'Print+ License',
    productType: 'vector',
    editorial: false,
    prices: [
      ['xl-2015', '99.00'],
      ['vect', '129.00'],
    ],
  },
  {
    name: 'Digital License',
    productType: 'video',
    editorial: true,
    prices: [
      ['240', null],
      ['480', '29.00'],
      ['720', '49.00'],
      ['1080', '79.00'],
      ['4k', '199.00'],
    ],
  },
  {
    name: 'Broadcast+ License',
    productType: 'video',
    editorial: false,
    prices: [
      ['1080', '249.00'],
      ['4k', '449.00'],
    ],
  },
  {
    name: 'Digital License',
    productType: 'audio',
    editorial: true,
    prices: [['s-2015', '19.00']],
  },
];

/** The licences of a group's agreement. IDs differ from group to group. */
export function licencesOf(group: Group): readonly Licence[] {
  return TEMPLATES.map(({ prices, ...template }, index) => ({
    ...template,
    id: (group.profileId % 1000) * 1000 + 101 + index,
    templateId: 11 + index,
    sizes: prices.map(([option, price]) => ({
      option,
      label: LABELS[option] ?? option,
      price: price ?? '0.00',
      enabled: price !== null,
    })),
  }));
}

export function licenceOf(group: Group, id: number): Licence | null {
  return licencesOf(group).find((licence) => licence.id === id) ?? null;
}

/** Whether extended rights can be had: not for editorial items, nor for one in nine others whose author has said no. */
export function isExtendable(asset: CatalogueAsset): boolean {
  return !asset.editorial && asset.id % 9 !== 0;
}

/** Why an asset can't be bought with a licence and rights; `null` when it can. */
export function obstacleTo(asset: CatalogueAsset, licence: Licence, rights: number): string | null {
  if (licence.productType !== asset.type) return `License ${licence.id} does not cover ${asset.type} items`;
  if (asset.editorial && !licence.editorial) return `License ${licence.id} does not cover editorial items`;
  if (!isExtendable(asset) && rights !== 0) return `Extended options are not available for item ${asset.id}`;
  return null;
}
