import type { CachedPreview } from '../../catalog/index.ts';
import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import type { HeldLicence, LicenceDetails, LicensedFile } from '../../../shared/model/held-licence.ts';
import type { AssetId, TransactionId } from '../../../shared/model/ids.ts';
import type { DepositphotosClient } from '../../api/index.ts';
import type { AccountName } from './book/accounts.ts';
import { certificateFacts } from './certificates/facts.ts';
import type { CertificateFacts, CertificatePicture } from './certificates/facts.ts';
import type { Shelf } from './certificates/shelf.ts';
import type { KeepCertificate } from './sync-options.ts';
import type { LicencesThread } from './thread.ts';
import { overlooked } from '../../platform/failures/index.ts';

export interface ProofParts {
  readonly client: Pick<DepositphotosClient, 'certificate'>;
  readonly thread: LicencesThread;
  readonly shelf: Shelf;
  readonly keep: KeepCertificate;
  readonly now: () => number;
  /** Host of the service, as certificates name it. */
  readonly service: string;
  /** Our copy of a licensed file. An empty option means any. */
  readonly fileOf: (asset: AssetId, option: string) => LicensedFile | null;
  readonly picture: (asset: AssetId, signal?: AbortSignal) => Promise<CachedPreview>;
}

/** A picture that does not come must not keep anybody from the certificate, in milliseconds. */
const PICTURE_PATIENCE = 5_000;
/** Longer edge of the picture in a certificate, in pixels: 300 dpi at its size on the page. */
const PICTURE_EDGE = 720;

export interface Proofs {
  details(account: AccountName, transaction: TransactionId, signal?: AbortSignal): Promise<LicenceDetails>;
  facts(account: AccountName, transaction: TransactionId, signal?: AbortSignal): Promise<CertificateFacts>;
  pdf(facts: CertificateFacts): Promise<Uint8Array>;
  /** The size that was licensed; asks the service where the copy does not have it. */
  optionOf(account: AccountName, licence: HeldLicence, signal?: AbortSignal): Promise<string>;
}

/** The proofs of licences: asked of the service once, kept for ever. */
export function createProofs(parts: ProofParts): Proofs {
  const { client, thread, keep, shelf, service, fileOf, picture } = parts;
  const { book } = thread;

  const rowOf = async (account: AccountName, id: TransactionId): Promise<HeldLicence> => {
    const licence = await book.one(account, id);
    if (licence === null) {
      throw new StockroomError('not-found', {
        message: `There is no licence ${id} among those of your group.`,
        action: 'Bring the licences up to date, then try again.',
      });
    }
    return licence;
  };

  const details: Proofs['details'] = async (account, id, signal) => {
    // A licence that was bought a moment ago is not in the list yet, but has its certificate.
    await rowOf(account, id);
    const failure = await client.certificate(id, signal === undefined ? {} : { signal }).then(
      (certificate) => keep(account, certificate).then(() => null),
      (error: unknown) => failureOf(error),
    );
    if (failure?.code === 'aborted') throw new StockroomError('aborted');
    const [licence, kept] = [await rowOf(account, id), await book.certificate(account, id)];
    return {
      licence,
      certificate: kept?.certificate ?? null,
      asOf: kept?.toldAt ?? null,
      failure,
      file: fileOf(licence.assetId, licence.option),
    };
  };

  const pictureOf = async (asset: AssetId): Promise<CertificatePicture | null> => {
    try {
      const { bytes, contentType } = await picture(asset, AbortSignal.timeout(PICTURE_PATIENCE));
      if (!contentType.startsWith('image/')) return null;
      // Native and large: loaded when the first certificate is drawn.
      const { default: sharp } = await import('sharp');
      // A page takes JPEG; previews may be anything a browser shows.
      const fitted = sharp(bytes).resize(PICTURE_EDGE, PICTURE_EDGE, {
        fit: 'inside',
        withoutEnlargement: true,
      });
      const { data, info } = await fitted
        .flatten({ background: '#fff' })
        .jpeg({ quality: 88 })
        .toBuffer({ resolveWithObject: true });
      return { bytes: new Uint8Array(data), width: info.width, height: info.height };
    } catch (error) {
      return overlooked('licences.proof-picture', null)(error);
    }
  };

  return {
    details,
    facts: async (account, id, signal) => {
      const [found, standing] = [await details(account, id, signal), await book.standing(account)];
      return certificateFacts(found, { service, listedAt: standing.asOf });
    },
    pdf: async (facts) => {
      const kept = await shelf.find(facts, true);
      if (kept !== null) return kept;
      const shown = await pictureOf(facts.asset.id as AssetId);
      const bare = shown === null ? await shelf.find(facts, false) : null;
      if (bare !== null) return bare;
      const pdf = await thread.draw(facts, shown);
      await shelf.keep(facts, pdf, shown !== null);
      return pdf;
    },
    optionOf: async (account, licence, signal) => {
      if (licence.option !== '') return licence.option;
      const call = signal === undefined ? {} : { signal };
      const certificate = await client.certificate(licence.transactionId, { ...call, priority: 'batch' });
      await keep(account, certificate);
      if (certificate.option !== '') return certificate.option;
      throw new StockroomError('protocol', {
        message: 'The service does not say in which size this asset was licensed.',
      });
    },
  };
}
