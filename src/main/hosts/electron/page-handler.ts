import { parsePreviewPath } from '../../../shared/contract/index.ts';
import { plainAnswer, previewAnswer, staticAnswer } from '../page/answers.ts';
import type { Answer, ReadPreview } from '../page/answers.ts';
import { pageHeaders } from '../page/headers.ts';
import type { Page } from './page.ts';
import { overlooked } from '../../platform/failures/index.ts';

const PAGE_HEADERS = pageHeaders();

/** Electron 45 tells who asked; absent when the browser itself did, as for the page of a new window. */
type PageRequest = Request & { readonly initiatorOrigin?: string };

export interface PageHandlerOptions {
  readonly page: Page;
  /** The built renderer. */
  readonly folder: string;
  readonly readPreview: ReadPreview;
}

/** Answers for the page's scheme: files of the bundle, and previews by asset ID. */
export function createPageHandler(options: PageHandlerOptions): (request: PageRequest) => Promise<Response> {
  const { page, folder, readPreview } = options;

  const answer = async (request: PageRequest): Promise<Answer> => {
    if (!page.owns(request.url)) return plainAnswer(404);
    if (request.initiatorOrigin !== undefined && !page.owns(request.initiatorOrigin)) return plainAnswer(403);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plainAnswer(405, { Allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url);
    const preview = parsePreviewPath(pathname);
    if (preview === null && pathname.startsWith('/preview/')) return plainAnswer(404);
    if (preview === null) return await staticAnswer(folder, pathname);
    const load = () => readPreview(preview, request.signal);
    return await previewAnswer(preview, load, request.headers.get('range') ?? undefined);
  };

  return async (request) => {
    const { status, headers, body } = await answer(request).catch(
      overlooked('electron.answer', plainAnswer(500)),
    );
    // A copy: a view on a pooled buffer is no body that `Response` takes.
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
      status,
      headers: { ...headers, ...PAGE_HEADERS, 'Content-Length': String(body.byteLength) },
    });
  };
}
