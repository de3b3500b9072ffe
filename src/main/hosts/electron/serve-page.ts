import { net, protocol } from 'electron';
import type { Page } from './page.ts';
import { PAGE_SCHEME } from './page.ts';

type Handler = (request: Request) => Promise<Response>;

/** Puts the handler behind the page's scheme, and shuts `file:`. */
export function servePage(page: Page, handler: Handler): void {
  protocol.handle(PAGE_SCHEME.scheme, handler);
  protocol.handle('file', () => new Response(null, { status: 403 }));
  if (page.development) servePreviewsToVite(page, handler);
}

/** While Vite serves the page, the previews on its origin still come from us. */
function servePreviewsToVite(page: Page, handler: Handler): void {
  protocol.handle('http', (request) =>
    page.owns(request.url) && new URL(request.url).pathname.startsWith('/preview/')
      ? handler(request)
      : net.fetch(request, { bypassCustomProtocolHandlers: true }),
  );
}
