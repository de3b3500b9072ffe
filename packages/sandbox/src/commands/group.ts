import type { JsonObject } from '../json.ts';
import { type Group, groupById, type User, userById, usersOf } from '../state/accounts.ts';
import { signedIn } from './call.ts';
import type { World } from '../world.ts';
import { ApiFailure } from './failure.ts';
import { activityOf } from '../shop/activity.ts';
import type { Period } from '../shop/period.ts';
import { userIn } from './own-group.ts';

/** When the demo users signed up. */
const REGISTERED = 1_579_018_896;

/** [doc] under `group`, [seen] under `data`. */
export const getUserEnterpriseGroup = signedIn(({ world, group, voice }) => {
  const balance = world.amount(world.books.balanceOf(group).toNumber());
  const facts: JsonObject = {
    groupId: group.id,
    profileId: group.profileId,
    money: balance,
    balance,
    isPostpayment: group.payment === 'postpaid',
    vatNumber: group.vat.number,
    vatRate: voice.choose('vatRate', { documented: group.vat.rate, observed: Number(group.vat.rate) }),
    vatEnabled: group.vat.enabled,
  };
  return voice.choose<JsonObject, JsonObject>('group', {
    documented: { group: facts },
    observed: { data: facts },
  });
});

export const getEnterpriseUserData = signedIn((call) => {
  const { world, params, user, group, voice } = call;
  const wanted = userIn(call) ?? user.id;
  const found = userById(wanted);
  if (found === null || found.groupId !== group.id) {
    throw new ApiFailure('not-allowed', `User ${params.id('dp_user_id')} does not belong to your group`);
  }
  const data = profileOf(world, found);
  return {
    data: voice.choose('userId', {
      documented: { ...data, userId: String(data['userId']), registered: String(REGISTERED) },
      observed: data,
    }),
  };
});

/** [seen] */
export const getUsersFromGroup = signedIn(({ world, params, group }) => {
  const page = params.page();
  const period = params.period();
  params.flag('dp_all_structure', false);
  const wanted = params.ids('dp_user_id')?.map(world.ids.ownUser) ?? null;
  const users = usersOf(group).filter((entry) => wanted === null || wanted.includes(entry.id));
  return {
    data: users.slice(page.offset, page.offset + page.limit).map((entry) => ({
      ...profileOf(world, entry),
      ...rightsOf(entry),
      enterpriseStats: statsOf(world, group, entry, period),
    })),
    count: users.length,
  };
});

function profileOf(world: World, user: User): JsonObject {
  const { address, company } = groupById(user.groupId);
  return {
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    city: address.city,
    avatarBig: null,
    avatarSmall: null,
    occupation: null,
    avatar: null,
    userId: world.ids.user(user.id),
    address: address.street,
    email: `${user.username}@example.com`,
    phone: user.phone,
    state: address.state,
    zip: address.zip,
    registered: REGISTERED,
    enterpriseLite: { groupId: user.groupId },
    country: address.country,
    businessName: company,
    timezone: user.timezone,
    website: '',
    industry: null,
    biography: null,
    vatNumber: null,
  };
}

function rightsOf(user: User): JsonObject {
  return {
    permissions: user.actions.map((action) =>
      action === 'edit'
        ? { resourceType: 'enterprise_group', resourceId: user.groupId, action }
        : { resourceType: 'enterprise', action },
    ),
  };
}

/** [seen] One of the three is a string. */
function statsOf(world: World, group: Group, user: User, period: Period): JsonObject {
  const { comps, purchases, transfers } = activityOf(world, { group, userId: user.id, period });
  return { comps: comps.length, licensed: String(purchases.length), transferred: transfers.length };
}
