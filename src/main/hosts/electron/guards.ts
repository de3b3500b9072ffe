import type { Session, WebContents } from 'electron';
import type { Page } from './page.ts';

/** A page may copy and go full screen; every other permission, known or new, is refused. */
const PERMITTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Shuts what a page could do through its session. Without handlers Electron grants every permission. */
export function guardSession(session: Session, page: Page): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(PERMITTED.has(permission) && details.isMainFrame && page.owns(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return PERMITTED.has(permission) && details.isMainFrame && page.owns(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // The page has no business on the network: pictures and data come through the main process.
  if (!page.development) {
    const urls = ['http', 'https', 'ws', 'wss'].map((scheme) => `${scheme}://*/*`);
    session.webRequest.onBeforeRequest({ urls }, (_details, callback) => callback({ cancel: true }));
  }
}

/** Keeps every contents on our page, whichever code made it. New windows go to the browser, or nowhere. */
export function guardContents(
  contents: WebContents,
  page: Page,
  openOutside: (address: string) => void,
): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    // One signature for three events, each of which has an overload of its own.
    (contents as NavigationSource).on(event, (details) => {
      if (!page.owns(details.url) || !details.isMainFrame) details.preventDefault();
    });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

interface NavigationSource {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: {
      readonly url: string;
      readonly isMainFrame: boolean;
      preventDefault(): void;
    }) => void,
  ): unknown;
}
