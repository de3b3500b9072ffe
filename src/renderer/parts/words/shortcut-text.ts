import type { Shortcut } from '../../state/registry/command.ts';

const NAMES: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ' ': 'Space' };

/** `⇧⌘Z` on a Mac, `Ctrl Shift Z` elsewhere. */
export function shortcutText({ key, mod, shift, alt }: Shortcut, mac: boolean): string {
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const held = mac
    ? [alt === true && '⌥', shift === true && '⇧', mod === true && '⌘']
    : [mod === true && 'Ctrl', alt === true && 'Alt', shift === true && 'Shift'];
  return [...held.filter((one) => one !== false), name].join(mac ? '' : ' ');
}

export function isMac(platform: string): boolean {
  return /mac|darwin/i.test(platform);
}
