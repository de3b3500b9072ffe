import type { IncomingHttpHeaders } from 'node:http';
import type { Struck } from '../faults/engine.ts';
import type { Traffic } from '../state/traffic.ts';
import type { World } from '../world.ts';
import type { LinkCheck } from './links.ts';
import { originalEntity } from './originals.ts';
import type { Previews } from './previews.ts';
import { deliver } from './deliver.ts';
import { emptyReply, htmlReply, type Reply } from './reply.ts';

export interface FileRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  readonly faults: Struck;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

/** Downloads over signed links, and previews. */
export class Files {
  readonly #world: World;
  readonly #previews: Previews;
  readonly #traffic: Traffic;
  /** How often a fault gave a file another content. */
  readonly #versions = new Map<string, number>();

  constructor({ world, previews, traffic }: { world: World; previews: Previews; traffic: Traffic }) {
    this.#world = world;
    this.#previews = previews;
    this.#traffic = traffic;
  }

  async answer(request: FileRequest): Promise<Reply> {
    const { pathname } = request.url;
    if (pathname === '/storage/item/download') return this.#redirect(request);
    if (pathname.startsWith('/files/')) return this.#original(request);
    if (pathname.startsWith('/secure/')) return this.#temporary(request);
    if (pathname.startsWith('/previews/')) return this.#preview(request);
    return htmlReply(404, 'Not Found');
  }

  /** A download link leads to the file over one hop. */
  #redirect({ url, faults }: FileRequest): Reply {
    this.#traffic.countDelivery('link');
    const { links } = this.#world;
    const check = faults.has('expired-link') ? EXPIRED : links.checkLink(url.searchParams);
    if (check.status !== 'good') return refused(check);
    const original = originalEntity(this.#world, check.claims, 0);
    if (original === null) return htmlReply(404, 'Not Found');
    const location = `${links.origin}${links.filePath(check.claims, original.fileName)}`;
    return emptyReply(302, { location, 'cache-control': 'no-store' });
  }

  #original({ url, headers, faults }: FileRequest): Reply {
    this.#traffic.countDelivery('file');
    const check = faults.has('expired-link') ? EXPIRED : this.#world.links.checkFile(url.pathname);
    if (check.status !== 'good') return refused(check);
    const key = `${check.claims.itemId}/${check.claims.option}`;
    const version = (this.#versions.get(key) ?? 0) + (faults.has('new-version') ? 1 : 0);
    this.#versions.set(key, version);
    const original = originalEntity(this.#world, check.claims, version);
    return original === null ? htmlReply(404, 'Not Found') : deliver(headers, original.entity, faults);
  }

  async #temporary({ url, headers, faults, signal }: FileRequest): Promise<Reply> {
    this.#traffic.countDelivery('preview');
    const itemId = url.pathname.split('/')[2] ?? '';
    const check = faults.has('expired-link')
      ? EXPIRED
      : this.#world.links.checkTemporary(itemId, url.searchParams);
    if (check.status !== 'good') return refused(check);
    const entity = await this.#previews.generated(check.claims.itemId, signal);
    return entity === null ? htmlReply(404, 'Not Found') : deliver(headers, entity, faults);
  }

  async #preview({ url, headers, faults, signal }: FileRequest): Promise<Reply> {
    this.#traffic.countDelivery('preview');
    const entity = await this.#previews.entity(url.pathname, signal);
    return entity === null ? htmlReply(404, 'Not Found') : deliver(headers, entity, faults);
  }
}

const EXPIRED: LinkCheck = { status: 'expired' };

function refused({ status }: LinkCheck): Reply {
  return htmlReply(403, status === 'expired' ? 'Link expired' : 'Forbidden');
}
