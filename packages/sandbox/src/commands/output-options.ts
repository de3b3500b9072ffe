import { invalidParameter } from './failure.ts';
import type { Parameters } from './parameters.ts';

/**
 * Options that shape answers rather than results. The sandbox speaks English, sells in every country and
 * serves from one host: those are checked, and change nothing.
 */
export function readOutputOptions(params: Parameters): { readonly fullInfo: boolean } {
  params.flag('dp_translate_items', false);
  params.oneOf('dp_watermark', ['depositphotos', 'neutral']);
  params.text('dp_tracking_url');
  params.text('dp_domain');
  for (const name of ['dp_lang', 'dp_country_excluded']) {
    const code = params.text(name);
    if (code !== null && !/^[a-z]{2}$/.test(code)) throw invalidParameter(name, 'two letters expected');
  }
  return { fullInfo: params.flag('dp_full_info', false) };
}
