import { useEffect } from 'react';
import type { Stores } from '../state/registry/store.ts';
import { assetViewStore } from '../state/asset.ts';
import { useStores } from '../state/registry/store.ts';
import { tableInFront } from '../state/table-in-front.ts';
import { isGlanceOpen, isOverlayOpen, isTyping } from '../ui/overlays.ts';
import { commandsNow } from '../state/commands.ts';
import type { Command } from '../state/registry/command.ts';

/** The keys that work wherever the focus is; none of them while the user types or something lies over the page. */
export function useShortcuts(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const command = commandFor(stores, event);
      // The way to the commands is open even while typing: no letter is lost by it.
      const allowed = command?.id === 'palette' || !isTyping(event.target);
      if (!allowed || isOverlayOpen(document)) return;
      if (event.key === 'Escape') {
        if (isGlanceOpen(document) || !stepBack(stores)) return;
      } else if (command?.ready(stores)) command.run(stores);
      else if (command?.shortcut?.ours !== true) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything that is open closes itself: it must still be seen here.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [stores]);
}

function commandFor(stores: Stores, event: KeyboardEvent): Command | null {
  const mod = event.ctrlKey || event.metaKey;
  return (
    commandsNow(stores).find(
      ({ shortcut }) =>
        shortcut !== undefined &&
        shortcut.key === (mod ? event.key.toLowerCase() : event.key) &&
        (shortcut.mod === true) === mod,
    ) ?? null
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
