import { attempt } from '../../platform/failures/index.ts';

/** Without percent signs; as it is where they are none. */
export function decoded(text: string): string {
  return attempt(() => decodeURIComponent(text), text);
}
