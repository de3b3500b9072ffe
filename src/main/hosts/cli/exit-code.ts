import type { FailureCode } from '../../../shared/model/failure.ts';

/** Part of the contract with scripts: these numbers never change their meaning. */
export const EXIT = {
  ok: 0,
  /** Any failure without a number of its own. */
  failed: 1,
  usage: 2,
  signIn: 3,
  notFound: 4,
  offline: 5,
  /** Some of what was asked for was done, some was not. */
  partial: 6,
  /** Money may have been spent; look before trying again. */
  outcomeUnknown: 7,
  /** A layout uses assets that the group has not licensed. */
  unlicensed: 8,
  /** A layout, or a file that it links, could not be read: what it uses is not known. */
  unreadable: 9,
  /** Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_FAILURE: Partial<Record<FailureCode, ExitCode>> = {
  'config.api-url': EXIT.usage,
  'config.profile': EXIT.usage,
  'folder.profile': EXIT.usage,
  invalid: EXIT.usage,
  'auth.key': EXIT.signIn,
  'auth.password': EXIT.signIn,
  'auth.refused': EXIT.signIn,
  'session.expired': EXIT.signIn,
  'signed-out': EXIT.signIn,
  'secrets.unavailable': EXIT.signIn,
  'not-found': EXIT.notFound,
  offline: EXIT.offline,
  timeout: EXIT.offline,
  portal: EXIT.offline,
  'outcome-unknown': EXIT.outcomeUnknown,
  aborted: EXIT.interrupted,
};

export function exitCodeOf(code: FailureCode): ExitCode {
  return BY_FAILURE[code] ?? EXIT.failed;
}

/**
 * Of a list of outcomes, `null` for a good one. An unknown outcome outweighs all, some successes make it
 * partial, and one reason that holds for all keeps its own number.
 */
export function exitCodeOfAll(outcomes: readonly (FailureCode | null)[]): ExitCode {
  const failed = outcomes.filter((code) => code !== null);
  if (failed.length === 0) return EXIT.ok;
  const codes = new Set(failed.map(exitCodeOf));
  if (codes.has(EXIT.outcomeUnknown)) return EXIT.outcomeUnknown;
  if (codes.has(EXIT.interrupted)) return EXIT.interrupted;
  if (failed.length < outcomes.length) return EXIT.partial;
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : EXIT.failed;
}
