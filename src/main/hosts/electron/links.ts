import { app } from 'electron';
import { LINK_SCHEME, parseDeepLink } from '../../../shared/model/deep-link.ts';
import type { DeepLink } from '../../../shared/model/deep-link.ts';
import { LINK_MARK } from './link-arguments.ts';

/** Links on their way to the app, from before it is there until it ends. */
export interface LinkBox {
  put(link: DeepLink | null): void;
  /** Hands over what has come, and what comes from now on. */
  deliver(to: (link: DeepLink) => void): void;
}

/** Call it while the entry is read: macOS tells the link that started the app before it is ready. */
export function catchLinks(first: DeepLink | null): LinkBox {
  let waiting = first;
  let to: ((link: DeepLink) => void) | null = null;
  const put = (link: DeepLink | null) => {
    if (link === null) return;
    if (to === null) waiting = link;
    else to(link);
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    put(parseDeepLink(url));
  });
  return {
    put,
    deliver: (receiver) => {
      to = receiver;
      if (waiting !== null) receiver(waiting);
      waiting = null;
    },
  };
}

/** Makes the installed app the one that links are for. A package says the same on macOS and Linux. */
export function registerScheme(): void {
  if (process.platform === 'win32') {
    app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [...LINK_MARK]);
  } else app.setAsDefaultProtocolClient(LINK_SCHEME);
}
