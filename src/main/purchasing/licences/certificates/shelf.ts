import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateFacts } from './facts.ts';
import { overlooked } from '../../../platform/failures/index.ts';

export interface Paper {
  readonly facts: CertificateFacts;
  readonly pdf: Uint8Array;
}

/** Certificates in the profile: two files each, readable without the app. */
export interface Shelf {
  /** The one of these facts; `withPicture` asks for one that shows the asset. */
  find(facts: CertificateFacts, withPicture: boolean): Promise<Uint8Array | null>;
  keep(facts: CertificateFacts, pdf: Uint8Array, hasPicture: boolean): Promise<void>;
}

interface Kept extends CertificateFacts {
  /** How to tell whether the page belongs to these facts. */
  readonly stockroom: { readonly digest: string; readonly picture: boolean };
}

export function createShelf(folder: string): Shelf {
  const fileOf = (facts: CertificateFacts, kind: 'json' | 'pdf') =>
    join(
      folder,
      createHash('sha256').update(facts.source.service).digest('hex').slice(0, 8),
      `licence-${facts.transaction.id}.${kind}`,
    );
  return {
    find: async (facts, withPicture) => {
      const kept = await readFile(fileOf(facts, 'json'), 'utf8')
        .then((text) => JSON.parse(text) as Partial<Kept>)
        .catch(overlooked('licences.shelf', null));
      if (kept?.stockroom?.digest !== digestOf(facts)) return null;
      if (withPicture && !kept.stockroom.picture) return null;
      return await readFile(fileOf(facts, 'pdf')).catch(overlooked('licences.shelf', null));
    },
    keep: async (facts, pdf, picture) => {
      const kept: Kept = { ...facts, stockroom: { digest: digestOf(facts), picture } };
      await mkdir(join(fileOf(facts, 'pdf'), '..'), { recursive: true, mode: 0o700 });
      await writeWhole(fileOf(facts, 'pdf'), pdf);
      await writeWhole(fileOf(facts, 'json'), `${JSON.stringify(kept, null, 2)}\n`);
    },
  };
}

/** A certificate of another day with the same facts is the same certificate. */
function digestOf({ source, ...facts }: CertificateFacts): string {
  const lasting = { ...facts, kind: source.kind };
  return createHash('sha256').update(JSON.stringify(lasting)).digest('hex');
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
