import { assetInLink } from './asset-link.ts';
import { COMP_OPTIONS } from './comp.ts';
import { parseId } from './ids.ts';
import type { AssetId } from './ids.ts';

/** An asset that a file name speaks of. `weak`: only a number, which may count anything. */
export interface NamedAsset {
  readonly id: AssetId;
  readonly strength: 'strong' | 'weak';
}

// `Depositphotos_12345678_l-2015.jpg`, `depositphotos-12345678-stock-photo-….jpg`, `depositphotos:12345678` [seen]
const VENDOR =
  /depositphotos[^\p{L}\p{N}]{1,3}(?:stock[-_ ](?:photo|illustration|video)[-_ ])?(\d{5,12})(?!\d)/iu;
/** Other agencies name their files like this too. */
const STOCK = /(?:^|[^\p{L}])stock[-_ ](?:photo|illustration|vector|video|footage)[-_ ].*?(\d{5,12})(?!\d)/iu;
const options = COMP_OPTIONS.join('|');
/** The end of our own names: `… 12345678 comp l-2015.jpg`, `… 12345678 l-2015 (2).jpg`. */
const OURS = new RegExp(`(?:^|[ _-])(\\d{5,12}) (comp )?(?:${options})(?: \\(\\d+\\))?$`, 'i');
/** Between words: `Mountain 12345678 final.jpg`, but no date, no time, no camera's counter. */
const NUMBER = /(?<![\p{L}\p{N}]|[\p{L}\p{N}][-_.])(\d{5,12})(?![\p{L}\p{N}])/gu;

/** The asset that a name, or a link of the vendor's site, is about; `null` without one. */
export function assetInName(text: string): NamedAsset | null {
  const stem = stemOf(text);
  const strong = VENDOR.exec(text)?.[1] ?? OURS.exec(stem)?.[1];
  const certain = assetInLink(text) ?? (strong === undefined ? null : parseId<AssetId>(strong));
  if (certain !== null) return { id: certain, strength: 'strong' };
  const numbers = [...stem.matchAll(NUMBER)].map(([, digits]) => digits);
  const weak = STOCK.exec(stem)?.[1] ?? (numbers.length === 1 ? numbers[0] : undefined);
  const possible = weak === undefined ? null : parseId<AssetId>(weak);
  return possible === null ? null : { id: possible, strength: 'weak' };
}

function stemOf(text: string): string {
  const name = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'), text.lastIndexOf(':')) + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).normalize('NFC');
}
