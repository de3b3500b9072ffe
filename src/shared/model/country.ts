import { entryOf } from './entry-of.ts';

/** A country as the service takes it: the code of ISO 3166-1 and the English name. */
export interface Country {
  /** Two capitals, such as `DE`. */
  readonly code: string;
  readonly name: string;
}

/** Regions of the table of names that are no countries. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
/** Names that people write and that the table does not have. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  'great britain': 'GB',
  'czech republic': 'CZ',
};

let byName: ReadonlyMap<string, Country> | undefined;

/** The country that a code or an English name stands for; `null` for any other text. */
export function countryOf(text: string): Country | null {
  const words = fold(text);
  const code = entryOf(ALSO, words) ?? (/^[a-z]{2}$/.test(words) ? words.toUpperCase() : null);
  if (code !== null) return countryByCode(code);
  byName ??= new Map(allCountries().map((country) => [fold(country.name), country]));
  return byName.get(words) ?? null;
}

function countryByCode(given: string): Country | null {
  // A code that is out of use leads to its successor, as `UK` to `GB`.
  const code = new Intl.Locale(`und-${given}`).region ?? given;
  const name = NO_COUNTRY.has(code) ? undefined : names().of(code);
  return name === undefined ? null : { code, name };
}

function allCountries(): readonly Country[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => {
    const country = countryByCode(code);
    return country === null || country.code !== code ? [] : [country];
  });
}

function names(): Intl.DisplayNames {
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
