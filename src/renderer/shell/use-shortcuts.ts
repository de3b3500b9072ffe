import { useEffect } from 'react';
import type { Stores } from '../state/registry/store.ts';
import { assetViewStore } from '../state/asset.ts';
import { useStores } from '../state/registry/store.ts';
import { tableInFront } from '../state/table-in-front.ts';
import { areLettersCommands, isGlanceOpen, isOverlayOpen, isTyping } from '../ui/overlays.ts';
import { shortcutOf } from '../state/shortcuts.ts';
import { commandsNow } from '../state/commands.ts';
import type { Command, Shortcut } from '../state/registry/command.ts';

/**
 * The keys of the commands. Those pressed alone are commands in a table and where no control has the keyboard, those with
 * Ctrl, Cmd or Alt wherever the user does not type, and none of them while something lies over the page.
 */
export function useShortcuts(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isOverlayOpen(document)) return;
      if (event.key === 'Escape') {
        if (isTyping(event.target) || isGlanceOpen(document) || !stepBack(stores)) return;
      } else {
        const command = commandFor(stores, event);
        if (command === null) return;
        if (command.ready(stores)) command.run(stores);
        else if (command.shortcut?.ours !== true) return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything that is open closes itself: it must still be seen here.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [stores]);
}

/** The command of these keys, if they are commands where they were pressed. */
function commandFor(stores: Stores, event: KeyboardEvent): Command | null {
  const { target } = event;
  for (const command of commandsNow(stores)) {
    const shortcut = shortcutOf(stores, command);
    if (shortcut !== null && isPressed(shortcut, event))
      return isCommandAt(target, shortcut) ? command : null;
  }
  return null;
}

function isCommandAt(target: EventTarget | null, { mod, alt, typing }: Shortcut): boolean {
  if (mod !== true && alt !== true) return areLettersCommands(target);
  return typing === true || !isTyping(target);
}

function isPressed({ key, mod, shift, alt }: Shortcut, event: KeyboardEvent): boolean {
  const withMod = event.ctrlKey || event.metaKey;
  if ((mod === true) !== withMod || (alt === true) !== event.altKey) return false;
  // Shift is part of what a key pressed alone writes: `?` and `+` need it on many keyboards.
  if (key.length === 1 && !withMod) return event.key === key;
  return (
    (withMod ? event.key.toLowerCase() : event.key) === (withMod ? key.toLowerCase() : key) &&
    (shift === true) === event.shiftKey
  );
}

/** One thing at a time: the panel, then the selection. */
function stepBack(stores: Stores): boolean {
  const asset = stores.get(assetViewStore);
  const selection = tableInFront(stores)?.selection;
  // A view without a table takes Escape itself.
  if (selection === undefined) return false;
  if (asset.store.getState().open !== null) asset.close();
  else if (selection.store.getState().picked.size > 0) selection.clear();
  else return false;
  return true;
}
