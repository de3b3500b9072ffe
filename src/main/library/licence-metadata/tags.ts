import { toIso } from '../../../shared/model/instant.ts';
import type { RightsStatement } from '../../../shared/model/rights.ts';

/** The IPTC's word for pictures made by a generator. */
const BY_GENERATOR = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const VENDOR = 'Depositphotos';
const VENDOR_SITE = 'https://depositphotos.com/';

/** Names of ExifTool, with their group, and what to write there. */
export type Tags = Readonly<Record<string, Value>>;
type Value = string | readonly string[] | readonly Readonly<Record<string, string>>[];

/** One field of the statement. */
export interface Field {
  /** Its tag in XMP. */
  readonly tag: string;
  /** `list`: holds several values side by side. `language`: a text in several languages. */
  readonly kind: 'text' | 'language' | 'list';
  readonly value: Value;
  /** Tags of other blocks and formats that say the same thing. */
  readonly homes?: readonly string[];
  /** Its tag in the older IPTC block, and the bytes of UTF-8 that the block takes. */
  readonly iim?: { readonly tag: string; readonly bytes: number };
}

export const CREATOR_TAGS = [
  'XMP-dc:Creator',
  'XMP-tiff:Artist',
  'IPTC:By-line',
  'IFD0:Artist',
  'IFD0:XPAuthor',
  'PNG:Author',
  'PNG:Artist',
  'PDF:Author',
] as const;

const NOTICE_TAGS = [
  'XMP-dc:Rights',
  'XMP-tiff:Copyright',
  'XMP-xmpRights:Owner',
  'IPTC:CopyrightNotice',
  'IFD0:Copyright',
  'PNG:Copyright',
  'PDF:Copyright',
] as const;

const TITLE_TAGS = ['IPTC:ObjectName', 'IFD0:XPTitle', 'PNG:Title', 'PDF:Title'] as const;

/** The statement in XMP: Dublin Core, Photoshop, rights management, IPTC extension and PLUS. */
export function fieldsOf(statement: RightsStatement): readonly Field[] {
  const { assetId, transactionId, title, author, licence, licensee, at, references, aiGenerated } = statement;
  const project = [references.project, references.client].filter((part) => part !== '').join(' / ');
  const order = references.purchaseOrder;
  const fields: readonly Field[] = [
    text('XMP-dc:Identifier', identifierOf(statement)),
    { ...language('XMP-dc:Title', title), homes: TITLE_TAGS, iim: { tag: 'ObjectName', bytes: 64 } },
    { ...text('XMP-dc:Creator', author), homes: CREATOR_TAGS, iim: { tag: 'By-line', bytes: 32 } },
    {
      ...language('XMP-dc:Rights', `© ${creditOf(statement)}`),
      homes: NOTICE_TAGS,
      iim: { tag: 'CopyrightNotice', bytes: 128 },
    },
    {
      ...text('XMP-photoshop:Credit', creditOf(statement)),
      homes: ['IPTC:Credit'],
      iim: { tag: 'Credit', bytes: 32 },
    },
    {
      ...text('XMP-photoshop:Source', VENDOR),
      homes: ['IPTC:Source', 'PNG:Source'],
      iim: { tag: 'Source', bytes: 32 },
    },
    {
      ...text('XMP-photoshop:TransmissionReference', order),
      homes: ['IPTC:OriginalTransmissionReference'],
      iim: { tag: 'OriginalTransmissionReference', bytes: 32 },
    },
    {
      ...text('XMP-photoshop:Instructions', instructionsOf(statement)),
      homes: ['IPTC:SpecialInstructions'],
      iim: { tag: 'SpecialInstructions', bytes: 256 },
    },
    text('XMP-xmpRights:Marked', 'True'),
    language('XMP-xmpRights:UsageTerms', termsOf(statement)),
    text('XMP-xmpRights:WebStatement', VENDOR_SITE),
    text('XMP-iptcExt:DigitalSourceType', aiGenerated ? BY_GENERATOR : ''),
    list('XMP-plus:ImageSupplier', [{ ImageSupplierName: VENDOR }]),
    text('XMP-plus:ImageSupplierImageID', String(assetId)),
    list('XMP-plus:Licensor', [{ LicensorName: VENDOR, LicensorURL: VENDOR_SITE }]),
    list('XMP-plus:LicensorTransactionID', [String(transactionId)]),
    list('XMP-plus:Licensee', licensee === '' ? [] : [{ LicenseeName: licensee }]),
    text('XMP-plus:LicenseTransactionDate', at === null ? '' : toIso(at).replace(/\.\d+Z$/, 'Z')),
    list('XMP-plus:LicenseeProjectReference', project === '' ? [] : [project]),
    list('XMP-plus:LicenseeTransactionID', order === '' ? [] : [order]),
    language('XMP-plus:OtherLicenseInfo', licence),
  ];
  return fields.filter(({ value }) => value.length > 0);
}

/** What our usage terms look like, whatever the licence: terms of others are never taken for ours. */
export const OUR_TERMS = /^Licensed(?: to .+)? under (.+) of Depositphotos\.(?: Editorial use only\.)?$/s;

/** By this, and by the transaction, a file shows that it says the right thing. */
export function identifierOf({ assetId }: Pick<RightsStatement, 'assetId'>): string {
  return `depositphotos:${assetId}`;
}

function text(tag: string, value: string): Field {
  return { tag, kind: 'text', value };
}

function language(tag: string, value: string): Field {
  return { tag, kind: 'language', value };
}

function list(tag: string, value: Exclude<Value, string>): Field {
  return { tag, kind: 'list', value };
}

function creditOf({ author }: RightsStatement): string {
  return author === '' ? VENDOR : `${author}/${VENDOR}`;
}

function termsOf({ licence, licensee, editorial }: RightsStatement): string {
  const whom = licensee === '' ? '' : ` to ${licensee}`;
  return `Licensed${whom} under ${licence || 'a licence'} of ${VENDOR}.${editorial ? ' Editorial use only.' : ''}`;
}

function instructionsOf({ transactionId, references, editorial }: RightsStatement): string {
  const { isbn, other } = references;
  return [
    `${VENDOR} transaction ${transactionId}`,
    editorial ? 'editorial use only' : '',
    isbn === '' ? '' : `ISBN ${isbn}`,
    other,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
