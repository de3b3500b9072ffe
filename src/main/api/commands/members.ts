import type { GroupId, UserId } from '../../../shared/model/ids.ts';
import type { Member, Permission, Profile } from '../../../shared/model/member.ts';
import type { MembersRequest, RecordPage } from '../requests.ts';
import { date, dateParameter } from '../wire/dates.ts';
import { required } from '../wire/fault.ts';
import { readRecords } from '../wire/records.ts';
import { holder, object, objectsOf } from '../wire/shape.ts';
import { id, positive, text, type WireObject } from '../wire/values.ts';
import type { Command } from './command.ts';
import { readUsage } from './statistics.ts';

/** `getEnterpriseUserData` [doc][seen]: one user, the signed-in one by default. Most fields may be `null`. */
export const getEnterpriseUserData: Command<UserId | null, Profile> = {
  name: 'getEnterpriseUserData',
  session: 'required',
  repeat: 'safe',
  parameters: (userId) => ({ dp_user_id: userId }),
  read: (answer) => required(readProfile(holder(answer, ['user'], ['userId', 'userid'])), 'data.userId'),
};

/** `getUsersFromGroup` [seen]: the users with their usage in the period, and what each may do. */
export const getUsersFromGroup: Command<MembersRequest, RecordPage<Member>> = {
  name: 'getUsersFromGroup',
  session: 'required',
  repeat: 'safe',
  parameters: (request) => ({
    dp_limit: request.limit,
    dp_offset: request.offset,
    dp_date_start: dateParameter(request.from),
    dp_date_end: dateParameter(request.to),
    dp_all_structure: request.wholeStructure,
    dp_user_id: request.userIds,
  }),
  read: (answer, { offset }) =>
    readRecords(answer, ['data', 'users'], offset, (row) => {
      const profile = readProfile(row);
      if (profile === null) return null;
      return {
        ...profile,
        usage: readUsage(object(row, 'enterpriseStats')),
        permissions: objectsOf(row['permissions']).flatMap(readPermission),
      };
    }),
};

function readProfile(user: WireObject): Profile | null {
  const userId = id<UserId>(user, 'userId', 'userid', 'id');
  if (userId === null) return null;
  return {
    id: userId,
    userName: text(user, 'username'),
    firstName: text(user, 'firstName'),
    lastName: text(user, 'lastName'),
    email: text(user, 'email'),
    businessName: text(user, 'businessName'),
    vatNumber: text(user, 'vatNumber'),
    address: text(user, 'address'),
    city: text(user, 'city'),
    state: text(user, 'state'),
    zip: text(user, 'zip'),
    phone: text(user, 'phone'),
    website: text(user, 'website'),
    country: text(user, 'country'),
    timeZone: text(user, 'timezone'),
    groupId:
      id<GroupId>(object(user, 'enterpriseLite'), 'groupId', 'groupID') ?? id<GroupId>(user, 'groupId'),
    registered: date(user, 'registered'),
  };
}

function readPermission(wire: WireObject): readonly Permission[] {
  const action = text(wire, 'action');
  if (action === '') return [];
  return [{ action, resource: text(wire, 'resourceType'), resourceId: positive(wire, 'resourceId') }];
}
