import type { JsonObject } from '../json.ts';
import type { Group } from '../state/accounts.ts';

/** Who issues invoices and licences here. Keys of legal blocks vary; these are the published ones. */
export const VENDOR: JsonObject = {
  company: 'Depositphotos Inc. (sandbox)',
  address: '1 Sandbox Street',
  city: 'New York',
  country: 'US',
};

export function companyOf(group: Group): JsonObject {
  const { street, city, zip, country } = group.address;
  return { company: group.company, address: street, city, zip, country, vatNumber: group.vat.number };
}
