import { createHmac, timingSafeEqual } from 'node:crypto';

/** `preview`: of a generated picture, for a while. */
export type LinkRight = 'comp' | 'licensed' | 'preview';

/** What a download link entitles to, until when (Unix seconds). */
export interface LinkClaims {
  readonly right: LinkRight;
  readonly itemId: number;
  readonly option: string;
  readonly expiresAt: number;
}

export type LinkCheck =
  | { readonly status: 'good'; readonly claims: LinkClaims }
  | { readonly status: 'expired' }
  | { readonly status: 'forged' };

/** Sizes of still previews, by the name they have in links; the edge is in pixels. */
export const STILLS = { thumb_110: 110, thumb_170: 170, api_thumb_450: 450, thumb_950: 950 } as const;
export type StillName = keyof typeof STILLS;

const TEMPORARY_MS = 3_600_000;

export interface LinksOptions {
  readonly secret: string;
  readonly now: () => number;
  readonly lifetimeMs: number;
}

/**
 * Addresses of files. Downloads are signed and short-lived, and lead over one redirect to the file; they
 * are `http:` links as the service's often are. Previews are plain and lasting.
 */
export class Links {
  readonly #options: LinksOptions;
  #origin = '';

  constructor(options: LinksOptions) {
    this.#options = options;
  }

  get origin(): string {
    return this.#origin;
  }

  /** Known once the server listens. */
  settle(origin: string): void {
    this.#origin = origin;
  }

  download(right: LinkRight, itemId: number, option: string): string {
    const expiresAt = Math.ceil((this.#options.now() + this.#options.lifetimeMs) / 1000);
    const claims = { right, itemId, option, expiresAt };
    const query = new URLSearchParams({
      id: String(itemId),
      option,
      right,
      e: String(expiresAt),
      s: this.#sign('link', claims),
    });
    return `${this.#origin}/storage/item/download?${query.toString()}`;
  }

  /** Where the link above leads to: a path of its own, signed again. No part of it needs escaping. */
  filePath(claims: LinkClaims, fileName: string): string {
    const signature = this.#sign('file', claims);
    const { right, itemId, option, expiresAt } = claims;
    return `/files/${[right, itemId, option, expiresAt, signature, fileName].join('/')}`;
  }

  /** A preview that is gone in an hour, as those of generated pictures are. */
  temporary(itemId: number): string {
    const expiresAt = Math.ceil((this.#options.now() + TEMPORARY_MS) / 1000);
    const signature = this.#sign('temporary', { right: 'preview', itemId, option: '', expiresAt });
    return `${this.#origin}/secure/${itemId}/staff_1024.jpg?e=${expiresAt}&md5=${signature}`;
  }

  checkTemporary(itemId: string, query: URLSearchParams): LinkCheck {
    return this.#check('temporary', ['preview', itemId, '', query.get('e') ?? ''], query.get('md5') ?? '');
  }

  checkLink(query: URLSearchParams): LinkCheck {
    const get = (name: string) => query.get(name) ?? '';
    return this.#check('link', [get('right'), get('id'), get('option'), get('e')], get('s'));
  }

  checkFile(path: string): LinkCheck {
    const [right = '', id = '', option = '', expires = '', signature = ''] = path
      .slice('/files/'.length)
      .split('/');
    return this.#check('file', [right, id, option, expires], signature);
  }

  still(itemId: number, name: StillName, slug: string): string {
    return `${this.#origin}/previews/${itemId}/${name}/${slug}.jpg`;
  }

  clip(itemId: number, extension: string, slug: string): string {
    return `${this.#origin}/previews/${itemId}/clip/${slug}.${extension}`;
  }

  #check(purpose: string, fields: readonly [string, string, string, string], signature: string): LinkCheck {
    const [right, id, option, expires] = fields;
    if (right !== 'comp' && right !== 'licensed' && right !== 'preview') return { status: 'forged' };
    const claims = { right, itemId: Number(id), option, expiresAt: Number(expires) } as const;
    const given = Buffer.from(signature);
    const due = Buffer.from(this.#sign(purpose, claims));
    if (given.length !== due.length || !timingSafeEqual(given, due)) return { status: 'forged' };
    return this.#options.now() >= claims.expiresAt * 1000
      ? { status: 'expired' }
      : { status: 'good', claims };
  }

  #sign(purpose: string, { right, itemId, option, expiresAt }: LinkClaims): string {
    const text = [purpose, right, itemId, option, expiresAt].join('\n');
    return createHmac('sha256', this.#options.secret).update(text).digest('hex').slice(0, 32);
  }
}

/** `Golden sunset over the sea!` as links spell it: `golden-sunset-over-the-sea`. */
export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return slug === '' ? 'untitled' : slug;
}
