import type { Group } from '../state/accounts.ts';
import { ApiFailure } from './failure.ts';
import type { Parameters } from './parameters.ts';

/** `dp_group_id` may name the caller's own group; any other is none of theirs. */
export function checkGroup(params: Parameters, group: Group): void {
  const id = params.id('dp_group_id');
  if (id !== null && id !== group.id) throw new ApiFailure('not-allowed', `Group ${id} is not yours`);
}
