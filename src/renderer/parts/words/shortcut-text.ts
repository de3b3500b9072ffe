import type { Shortcut } from '../../state/registry/command.ts';

/** `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function shortcutText({ key, mod }: Shortcut, mac: boolean): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  if (mod !== true) return name;
  return mac ? `⌘${name}` : `Ctrl ${name}`;
}

export function isMac(platform: string): boolean {
  return /mac|darwin/i.test(platform);
}
