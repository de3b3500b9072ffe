/** What lies over the page and has the keyboard: dialogs, menus, lists that have popped up. */
const OPEN = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role="${role}"][data-open]`)
  .concat('[data-popup-open]')
  .join();

export function isOverlayOpen(page: Document): boolean {
  return page.querySelector(OPEN) !== null;
}

/** Something at the pointer that Escape ends before anything else. */
export function isGlanceOpen(page: Document): boolean {
  return page.querySelector('[data-glance]:not([hidden])') !== null;
}

/** Whether keys are letters there, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type="range"], [type="checkbox"])'))
  );
}
