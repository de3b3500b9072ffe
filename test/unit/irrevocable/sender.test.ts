import { describe, expect, test } from 'vitest';
import { gapsOf, senderFrom } from '../../../src/main/purchasing/irrevocable/sender.ts';
import type { Group } from '../../../src/shared/model/account.ts';
import type { UserId } from '../../../src/shared/model/ids.ts';
import type { Certificate } from '../../../src/shared/model/licence.ts';
import type { Profile } from '../../../src/shared/model/member.ts';
import { party } from '../../../src/shared/model/transfer.ts';

const PROFILE: Profile = {
  id: 7 as UserId,
  userName: 'ada',
  firstName: 'Ada',
  lastName: 'Larkspur',
  email: 'ada@larkspur.example',
  businessName: '',
  vatNumber: '',
  address: '',
  city: 'Bonn',
  state: '',
  zip: '',
  phone: '+49 30 1',
  website: '',
  country: 'DE',
  timeZone: '',
  groupId: null,
  registered: null,
};
const GROUP = { vat: { enabled: true, rate: '19', number: 'DE1' } } as Group;
const WHOLE = {
  company: 'Larkspur Studio',
  address: 'Kornblumenweg 12',
  city: 'Berlin',
  zip: '10115',
  country: 'DE',
};
const certified = (to: Parameters<typeof party>[0]) => ({ to: party(to) }) as Certificate;

describe('the sender', () => {
  test('has the company of the certificate, the person of the profile and the VAT number of the group', () => {
    const sender = senderFrom({ profile: PROFILE, group: GROUP, certificates: [certified(WHOLE)] });
    expect(sender).toEqual(
      party({
        ...WHOLE,
        fullName: 'Ada Larkspur',
        email: 'ada@larkspur.example',
        phone: '+49 30 1',
        vat: 'DE1',
      }),
    );
    expect(gapsOf(sender)).toEqual([]);
  });

  test('takes an address whole from one source', () => {
    const profile = { ...PROFILE, address: '1 Lane', zip: '53111' };
    const { address, city, zip } = senderFrom({
      profile,
      group: null,
      certificates: [certified({ company: 'L', address: 'Kornblumenweg 12' })],
    });
    expect({ address, city, zip }).toEqual({ address: '1 Lane', city: 'Bonn', zip: '53111' });
  });

  test('without certificates is the person of the profile', () => {
    const sender = senderFrom({ profile: PROFILE, group: null, certificates: [] });
    expect(sender).toMatchObject({ company: '', fullName: 'Ada Larkspur', city: 'Bonn', country: 'DE' });
    expect(gapsOf(sender)).toEqual([
      { field: 'address', isRequired: true },
      { field: 'zip', isRequired: false },
    ]);
  });
});

describe('what a sender lacks', () => {
  test('everything, when nothing is known', () => {
    expect(gapsOf(party({})).map(({ field }) => field)).toEqual([
      'company',
      'fullName',
      'address',
      'city',
      'zip',
      'country',
      'email',
      'phone',
    ]);
  });

  test.each([
    ['US', ['state']],
    ['Canada', ['state']],
    ['DE', []],
    ['Atlantis', ['country']],
  ])('in %s: %j', (country, fields) => {
    const whole = { ...WHOLE, fullName: 'Ada', email: 'a@b.example', phone: '1', country };
    expect(gapsOf(party(whole)).map(({ field }) => field)).toEqual(fields);
  });
});
