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

/** What keeps the letters that are typed on it, whether it writes them down or not. */
const CONTROLS = ['a[href]', 'button', 'summary', 'input', 'textarea', 'select', 'audio', 'video'];
const ROLES = ['dialog', 'alertdialog', 'menu', 'listbox', 'toolbar'].map((role) => `[role="${role}"]`);
const KEEPS_LETTERS = [...CONTROLS, '[contenteditable]', ...ROLES].join();

/**
 * Whether a single letter is a command there: in a table of assets or rows, and where no control has the keyboard.
 * Everywhere else the user may be typing, or speaking to the computer.
 */
export function areLettersCommands(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (isTyping(target)) return false;
  return target.closest('[aria-multiselectable="true"]') !== null || target.closest(KEEPS_LETTERS) === null;
}
