import { defineSetting } from './area-setting.ts';

/** Whether commands answer to keys that are pressed alone: who speaks to the computer may switch them off (WCAG 2.1.4). */
export const singleKeys = defineSetting('keys.single', true, (value) => typeof value === 'boolean');

/** Other keys than the declared ones: `ID=key` of each command, separated by spaces. */
export const changedKeys = defineSetting('keys.changed', '', (value) => typeof value === 'string');

/** The keys that `changedKeys` holds, by the IDs of their commands. */
export function readKeys(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(' ').map((pair) => /^([a-z0-9-]+)=(\S)$/u.exec(pair));
  return new Map(pairs.flatMap((found) => (found?.[1] && found[2] ? [[found[1], found[2]] as const] : [])));
}

export function writeKeys(keys: ReadonlyMap<string, string>): string {
  return [...keys].map(([id, key]) => `${id}=${key}`).join(' ');
}
