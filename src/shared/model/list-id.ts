import { assetIdIn, withoutInvisible } from './asset-link.ts';
import { assetInName } from './asset-in-name.ts';
import { parseId } from './ids.ts';
import type { AssetId } from './ids.ts';

/** Digits in groups of three, as a spreadsheet shows large numbers; commas separate cells and can't be told from that. */
const GROUPED = /^\d{1,3}(?:[ \u00A0\u202F.'’]\d{3}){2,}$/u;
/** A number that went through a program for numbers. */
const WHOLE = /^(\d+)[.,]0+$/;
/** A number as a spreadsheet with a narrow column saves it. */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;
/** `="12345678"` and `'12345678`: ways to keep a spreadsheet from taking an ID for a number. */
const GUARDED = /^(?:="(.*)"|'(.*))$/;

/**
 * The asset in a cell of a list or in a word of the command line: an ID, with or without `#`, as people and
 * spreadsheets write it; an item link; or the vendor's own file name. `null` for anything else.
 */
export function listedAsset(cell: string): AssetId | null {
  const visible = withoutInvisible(cell);
  const [, formula, apostrophe] = GUARDED.exec(visible) ?? [];
  const word = formula ?? apostrophe ?? visible;
  const number = parseId<AssetId>(word.replace(/^#/, '')) ?? asNumber(word);
  if (number !== null) return number;
  const linked = assetIdIn(word);
  if (linked !== null) return linked;
  const named = assetInName(word);
  return named?.strength === 'strong' ? named.id : null;
}

/** A number of which a spreadsheet has dropped the last digits: `1.93694E+08` may be a thousand assets. */
export function isCutShort(cell: string): boolean {
  return SCIENTIFIC.test(withoutInvisible(cell)) && listedAsset(cell) === null;
}

function asNumber(word: string): AssetId | null {
  if (GROUPED.test(word)) return parseId<AssetId>(word.replaceAll(/\D/g, ''));
  const whole = WHOLE.exec(word)?.[1];
  if (whole !== undefined) return parseId<AssetId>(whole);
  const [, first, rest = '', power = ''] = SCIENTIFIC.exec(word) ?? [];
  // Fewer digits than the number has: the last ones are gone.
  if (first === undefined || rest.length !== Number(power)) return null;
  return parseId<AssetId>(first + rest);
}
