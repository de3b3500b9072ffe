import type { Group } from '../state/accounts.ts';
import { ApiFailure } from './failure.ts';
import type { Call } from './call.ts';
import type { Parameters } from './parameters.ts';

/** `dp_group_id` may name the caller's own group; any other is none of theirs. */
export function checkGroup(params: Parameters, group: Group): void {
  const id = params.id('dp_group_id');
  if (id !== null && id !== group.id) throw new ApiFailure('not-allowed', `Group ${id} is not yours`);
}

/** `dp_user_id` is the number of rows and profiles; `null` when it is not given. */
export function userIn({ params, world }: Call): number | null {
  const told = params.id('dp_user_id');
  return told === null ? null : world.ids.ownUser(told);
}
