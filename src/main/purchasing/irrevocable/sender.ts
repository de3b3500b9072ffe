import type { Group } from '../../../shared/model/account.ts';
import { countryOf } from '../../../shared/model/country.ts';
import type { Certificate } from '../../../shared/model/licence.ts';
import type { Profile } from '../../../shared/model/member.ts';
import { type Party, type PartyField, party } from '../../../shared/model/transfer.ts';

/** What a transfer says of the side that passes on [doc]; where one is not known, a person is asked. */
export interface SenderGap {
  readonly field: PartyField;
  /** False for what a sender may not have, such as a phone: then it is left out in so many words. */
  readonly isRequired: boolean;
}

/** Countries whose addresses are not complete without a state. */
const WITH_STATES = new Set(['US', 'CA', 'AU']);

/**
 * The sender from what the service tells: the legal block of the certificates knows the company that holds the
 * licences, the profile the person who acts, the group the VAT number. An address comes from one of them whole, so
 * that no street is sent with another one's city.
 */
export function senderFrom(sources: {
  readonly profile: Profile;
  readonly group: Group | null;
  readonly certificates: readonly Certificate[];
}): Party {
  const { profile, group, certificates } = sources;
  const holder = certificates.map(({ to }) => to).find((to) => to.company !== '' || to.fullName !== '');
  const company = holder ?? party({});
  const { address, city, state, zip, country } = fuller(company, profile);
  return party({
    company: company.company || profile.businessName,
    fullName: `${profile.firstName} ${profile.lastName}`.trim() || company.fullName,
    address,
    city,
    state,
    zip,
    country: country || profile.country || company.country,
    email: profile.email || company.email,
    phone: profile.phone || company.phone,
    website: profile.website || company.website,
    vat: company.vat || group?.vat.number || profile.vatNumber,
    ein: company.ein,
  });
}

type Address = Pick<Party, 'address' | 'city' | 'state' | 'zip' | 'country'>;

function fuller(one: Address, other: Address): Address {
  const filled = ({ address, city, zip }: Address) =>
    [address, city, zip].filter((text) => text !== '').length;
  return filled(other) > filled(one) ? other : one;
}

/** What the sender lacks, in the order of a form. */
export function gapsOf(sender: Party): readonly SenderGap[] {
  const country = countryOf(sender.country);
  const hasState = country === null || !WITH_STATES.has(country.code) || sender.state !== '';
  const gaps: (SenderGap | false)[] = [
    sender.company === '' && sender.fullName === '' && { field: 'company', isRequired: true },
    sender.fullName === '' && { field: 'fullName', isRequired: false },
    sender.address === '' && { field: 'address', isRequired: true },
    sender.city === '' && { field: 'city', isRequired: true },
    !hasState && { field: 'state', isRequired: false },
    sender.zip === '' && { field: 'zip', isRequired: false },
    country === null && { field: 'country', isRequired: true },
    sender.email === '' && { field: 'email', isRequired: true },
    sender.phone === '' && { field: 'phone', isRequired: false },
  ];
  return gaps.filter((gap) => gap !== false);
}
