import type { JsonObject } from '../json.ts';
import type { Group } from '../state/accounts.ts';

/** Who issues invoices and licences here. Keys of legal blocks vary; these are the published and the recorded ones. */
export const VENDOR: JsonObject = {
  company: 'Depositphotos Inc. (sandbox)',
  fullName: '',
  address: '1 Sandbox Street',
  city: 'New York',
  state: 'NY',
  zip: '10001',
  email: 'support@example.com',
  phone: null,
  country: 'US',
  website: null,
  ein: '00-0000',
  vat: null,
  taxId: null,
  countryName: 'United States',
};

export function companyOf(group: Group): JsonObject {
  const { street, city, state, zip, country } = group.address;
  const vat = group.vat.number;
  return {
    company: group.company,
    fullName: '',
    address: street,
    city,
    state,
    zip,
    email: '',
    phone: null,
    country,
    website: null,
    ein: null,
    vat,
    vatNumber: vat,
    taxId: null,
    countryName: null,
  };
}

/** A recipient as the caller has described it; keys that the caller left out are empty. */
export function recipientOf(party: Readonly<Record<string, string>>): JsonObject {
  const { full_name: fullName = '', country_name: countryName = null, ...rest } = party;
  const known = { company: '', fullName, address: '', city: '', email: '', country: '', countryName };
  return { ...known, ...rest };
}
