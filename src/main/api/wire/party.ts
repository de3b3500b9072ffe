import { countryOf } from '../../../shared/model/country.ts';
import { PARTY_FIELDS, type Party, type PartyField, party } from '../../../shared/model/transfer.ts';
import type { Parameters } from './form.ts';
import { isObject, toText } from './values.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

/** Spellings of the second dialect [seen], and of what the guide only hints at. */
const ALIASES: Readonly<Record<string, PartyField>> = {
  full_name: 'fullName',
  name: 'fullName',
  country_name: 'country',
  countryName: 'country',
  businessName: 'company',
  companyName: 'company',
  vatNumber: 'vat',
  vat_number: 'vat',
  postcode: 'zip',
};

/** A legal block; its keys vary [doc], so what we have no field for is kept under its own name. */
export function readParty(value: unknown): Party {
  const fields: Partial<Record<PartyField, string>> = {};
  const extra: { name: string; value: string }[] = [];
  for (const [name, entry] of isObject(value) ? Object.entries(value) : []) {
    const read = toText(entry);
    if (read === null) continue;
    const field = PARTY_FIELDS.find((one) => one === name) ?? entryOf(ALIASES, name);
    if (field === undefined || fields[field] !== undefined) extra.push({ name, value: read });
    else fields[field] = read;
  }
  return { ...party(fields), extra };
}

/**
 * The keys of both dialects, because a server may read either. The country goes out as its code and its English name
 * [seen], whichever of them is given. Empty fields are left out.
 */
export function partyParameters(from: Party): Parameters {
  const filled = Object.fromEntries(PARTY_FIELDS.map((field) => [field, from[field] || undefined]));
  const country = countryOf(from.country) ?? { code: from.country, name: from.country };
  return {
    ...filled,
    full_name: from.fullName || undefined,
    country: country.code || undefined,
    country_name: country.name || undefined,
  };
}
