import { addressOf } from '../../shared/model/deep-link.ts';
import type { PageTarget } from '../../shared/model/deep-link.ts';

/** Goes where the page is asked to go from outside: to an address, as if it had been typed. */
export function openTarget(target: PageTarget, page: Window & typeof globalThis): void {
  const address = addressOf(target);
  if (page.location.hash !== address) page.history.pushState(null, '', address);
  // Everything that follows the address does so as after a step of history.
  page.dispatchEvent(new page.PopStateEvent('popstate'));
}
