import { shell } from 'electron';
import { overlooked } from '../../platform/failures/index.ts';

const DOMAIN = 'depositphotos.com';

/** Whether an address may open in the user's browser: the service's own sites, and nothing cleverer. */
function mayOpen(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return hostname === DOMAIN || hostname.endsWith(`.${DOMAIN}`);
}

/** Opens what may be opened, and drops the rest. */
export function openExternal(address: string): void {
  // A desktop without a browser is no fault of ours, and no caller waits for this.
  if (mayOpen(address)) shell.openExternal(new URL(address).href).catch(overlooked('electron.open-link'));
}
