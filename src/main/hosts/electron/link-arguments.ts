import { parseDeepLink } from '../../../shared/model/deep-link.ts';
import type { DeepLink } from '../../../shared/model/deep-link.ts';

/** Arguments after this mark come from outside: the system puts a link there, and we read no switch from it. */
export const LINK_MARK: readonly string[] = ['--open-url', '--'];

/** The link of a command line; `null` without the mark, or if what is behind it is not exactly one link of ours. */
export function linkOfArguments(argv: readonly string[]): DeepLink | null {
  const link = rawLink(argv);
  return link === null ? null : parseDeepLink(link);
}

/** The words of a command line that are ours: what comes after the mark is not. */
export function ownArguments(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf(LINK_MARK[0] ?? '');
  return at === -1 ? argv : argv.slice(0, at);
}

/** What a second process of the app hands to the first: the arguments themselves arrive there in another order. */
export interface SecondStart {
  readonly link: string | null;
}

export function secondStart(argv: readonly string[]): SecondStart {
  return { link: linkOfArguments(argv) === null ? null : rawLink(argv) };
}

/** Reads what a second process says; it may be another version of us. */
export function linkOfSecondStart(data: unknown): DeepLink | null {
  if (typeof data !== 'object' || data === null || !('link' in data)) return null;
  return typeof data.link === 'string' ? parseDeepLink(data.link) : null;
}

function rawLink(argv: readonly string[]): string | null {
  const [first, second, link, ...more] = argv.slice(ownArguments(argv).length);
  const isMarked = first === LINK_MARK[0] && second === LINK_MARK[1];
  return isMarked && link !== undefined && more.length === 0 ? link : null;
}
