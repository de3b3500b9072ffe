import type { LicenceDetails } from '../../../../shared/model/held-licence.ts';
import { toIso } from '../../../../shared/model/instant.ts';
import type { Instant } from '../../../../shared/model/instant.ts';
import { rightsIn, EXTENDED_RIGHTS } from '../../../../shared/model/licence.ts';
import { PARTY_FIELDS } from '../../../../shared/model/transfer.ts';
import type { Party } from '../../../../shared/model/transfer.ts';

interface NamedText {
  readonly name: string;
  readonly value: string;
}

/** What a certificate says, on paper and as JSON alike. Unknown is `null`, never absent. */
export interface CertificateFacts {
  readonly document: 'stockroom.licence-certificate';
  readonly version: 1;
  readonly transaction: { readonly id: number; readonly at: string | null };
  readonly asset: {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly width: number | null;
    readonly height: number | null;
    readonly editorial: boolean;
  };
  readonly licence: {
    readonly id: number | null;
    readonly name: string | null;
    readonly size: string | null;
    /** `null`: not bought from this computer, so it cannot be told. */
    readonly extendedRights: readonly string[] | null;
    readonly billing: string;
  };
  readonly licensedBy: string;
  readonly references: readonly NamedText[];
  readonly price: { readonly amount: string; readonly currencyId: number | null } | null;
  readonly from: readonly NamedText[];
  readonly to: readonly NamedText[];
  readonly transferred: boolean;
  readonly transferredTo: readonly NamedText[] | null;
  /** Our copy of the file. */
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string } | null;
  /**
   * Where the facts are from: `certificate` is what `getTransactionLicenseInfo` answered at that time, `list` only the
   * row of the list of licences.
   */
  readonly source: {
    readonly service: string;
    readonly kind: 'certificate' | 'list';
    readonly at: string | null;
  };
}

/** What the asset looks like, as a JPEG. */
export interface CertificatePicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const REFERENCE_NAMES = [
  ['project', 'Project'],
  ['client', 'Client'],
  ['purchaseOrder', 'Purchase order'],
  ['isbn', 'ISBN'],
  ['other', 'Other'],
] as const;

export function certificateFacts(
  { licence: held, certificate, asOf, file }: LicenceDetails,
  source: { readonly service: string; readonly listedAt: Instant | null },
): CertificateFacts {
  const { references } = held;
  const size = certificate?.asset.size ?? held.size;
  const known = REFERENCE_NAMES.flatMap(([key, name]) =>
    references[key] === '' ? [] : [{ name, value: references[key] }],
  );
  const values = new Set(known.map(({ value }) => value));
  const fields = (certificate?.licence.fields ?? []).filter(({ value }) => !values.has(value));
  const rights = held.extendedRights;
  return {
    document: 'stockroom.licence-certificate',
    version: 1,
    transaction: { id: held.transactionId, at: iso(certificate?.at ?? held.at) },
    asset: {
      id: held.assetId,
      title: held.title === '' ? (certificate?.asset.title ?? '') : held.title,
      type: held.type,
      width: size?.width ?? null,
      height: size?.height ?? null,
      editorial: held.editorial || certificate?.asset.editorial === true,
    },
    licence: {
      id: held.licenceId ?? certificate?.licence.id ?? null,
      name: textOrNull(certificate?.licence.name ?? '') ?? textOrNull(held.licence),
      size: textOrNull(certificate?.option ?? '') ?? textOrNull(held.option),
      extendedRights: rights === null ? null : rightsIn(rights).map(labelOf),
      billing: held.billing,
    },
    licensedBy: held.person,
    references: [...known, ...fields],
    price: certificate?.price ?? held.price,
    from: certificate === null ? [] : partyTexts(certificate.from),
    to: certificate === null ? [] : partyTexts(certificate.to),
    transferred: held.transferred || (certificate !== null && certificate.transferredTo !== null),
    transferredTo: certificate?.transferredTo == null ? null : partyTexts(certificate.transferredTo),
    file: file === null ? null : { name: file.name, bytes: file.bytes, sha256: file.sha256 },
    source: {
      service: source.service,
      kind: certificate === null ? 'list' : 'certificate',
      at: iso(certificate === null ? source.listedAt : asOf),
    },
  };
}

function labelOf(right: (typeof EXTENDED_RIGHTS)[number]['right']): string {
  return EXTENDED_RIGHTS.find((one) => one.right === right)?.label ?? right;
}

function partyTexts(party: Party): readonly NamedText[] {
  const usual = PARTY_FIELDS.map((name) => ({ name: name as string, value: party[name] }));
  return [...usual, ...party.extra].filter(({ value }) => value !== '');
}

function iso(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
