import type { GroupId, UserId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { UsageCounts } from './statistics.ts';

/** A person named in a list: who licensed, who made the asset. */
export interface Person {
  readonly id: UserId | null;
  readonly name: string;
}

/** A user of the group. Texts are empty where the service tells nothing. */
export interface Profile {
  readonly id: UserId;
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly businessName: string;
  readonly vatNumber: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  readonly website: string;
  /** Two letters, such as `DE`. */
  readonly country: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly groupId: GroupId | null;
  readonly registered: Instant | null;
}

/** Full names of the people of a group, by their user name in lower case. */
export type People = Readonly<Record<string, string>>;

/** `Mara Lindqvist`; empty where the service tells no name. */
export function fullName({ firstName, lastName }: Pick<Profile, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

/** The one way to call a person: the full name, or the user name while it is not known. */
export function personName(people: People, userName: string): string {
  return people[userName.trim().toLowerCase()] ?? userName;
}

/** A user as the group's list shows it: with what was used in the asked period, and what is allowed. */
export interface Member extends Profile {
  readonly usage: UsageCounts;
  readonly permissions: readonly Permission[];
}

/** Actions seen: `login`, `license`, `compDownloads`, `edit`. Others may come, so it stays open. */
export interface Permission {
  readonly action: string;
  /** `enterprise`, `enterprise_group`, … */
  readonly resource: string;
  /** The one group it is limited to; `null` for all. */
  readonly resourceId: number | null;
}

/** Whether a user may do something, in one group or at all. */
export function isAllowed(member: Pick<Member, 'permissions'>, action: string, groupId?: GroupId): boolean {
  return member.permissions.some(
    (permission) =>
      permission.action === action &&
      (permission.resourceId === null || groupId === undefined || permission.resourceId === groupId),
  );
}
