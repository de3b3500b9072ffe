import { toIso } from '../../shared/model/instant.ts';
import type { RightsStatement } from '../../shared/model/rights.ts';

/** The IPTC's word for pictures made by a generator. */
const BY_GENERATOR = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const VENDOR = 'Depositphotos';
const VENDOR_SITE = 'https://depositphotos.com/';

/** How long the older IPTC fields may be. Bytes of UTF-8. */
const IIM = { name: 64, byLine: 32, credit: 32, source: 32, copyright: 128, reference: 32 } as const;

/** Names of ExifTool, with their group. */
export type Tags = Readonly<
  Record<string, string | readonly string[] | readonly Readonly<Record<string, string>>[]>
>;

/** The statement in XMP: Dublin Core, Photoshop, rights management, IPTC extension and PLUS. */
export function xmpTags(statement: RightsStatement): Tags {
  const { assetId, transactionId, title, author, licence, licensee, at, references, aiGenerated } = statement;
  const project = [references.project, references.client].filter((text) => text !== '').join(' / ');
  return present({
    'XMP-dc:Identifier': identifierOf(statement),
    'XMP-dc:Title': title,
    'XMP-dc:Creator': author === '' ? [] : [author],
    'XMP-dc:Rights': copyrightOf(statement),
    'XMP-photoshop:Credit': creditOf(statement),
    'XMP-photoshop:Source': VENDOR,
    'XMP-photoshop:TransmissionReference': references.purchaseOrder,
    'XMP-photoshop:Instructions': instructionsOf(statement),
    'XMP-xmpRights:Marked': 'True',
    'XMP-xmpRights:UsageTerms': termsOf(statement),
    'XMP-xmpRights:WebStatement': VENDOR_SITE,
    'XMP-iptcExt:DigitalSourceType': aiGenerated ? BY_GENERATOR : '',
    'XMP-plus:ImageSupplier': [{ ImageSupplierName: VENDOR }],
    'XMP-plus:ImageSupplierImageID': String(assetId),
    'XMP-plus:Licensor': [{ LicensorName: VENDOR, LicensorURL: VENDOR_SITE }],
    'XMP-plus:LicensorTransactionID': [String(transactionId)],
    'XMP-plus:Licensee': licensee === '' ? [] : [{ LicenseeName: licensee }],
    'XMP-plus:LicenseTransactionDate': at === null ? '' : toIso(at).replace(/\.\d+Z$/, 'Z'),
    'XMP-plus:LicenseeProjectReference': project === '' ? [] : [project],
    'XMP-plus:LicenseeTransactionID': references.purchaseOrder === '' ? [] : [references.purchaseOrder],
    'XMP-plus:OtherLicenseInfo': [licence],
  });
}

/** The same in the older IPTC block, for the programs that read nothing else. */
export function iimTags(statement: RightsStatement): Tags {
  return present({
    'IPTC:CodedCharacterSet': 'UTF8',
    'IPTC:ObjectName': cut(statement.title, IIM.name),
    'IPTC:By-line': cut(statement.author, IIM.byLine),
    'IPTC:Credit': cut(creditOf(statement), IIM.credit),
    'IPTC:Source': cut(VENDOR, IIM.source),
    'IPTC:CopyrightNotice': cut(copyrightOf(statement), IIM.copyright),
    'IPTC:OriginalTransmissionReference': cut(statement.references.purchaseOrder, IIM.reference),
    'IPTC:SpecialInstructions': cut(instructionsOf(statement), 256),
  });
}

/** By this, and by the transaction, a file shows that it says the right thing. */
export function identifierOf({ assetId }: Pick<RightsStatement, 'assetId'>): string {
  return `depositphotos:${assetId}`;
}

function creditOf({ author }: RightsStatement): string {
  return author === '' ? VENDOR : `${author}/${VENDOR}`;
}

function copyrightOf(statement: RightsStatement): string {
  return `© ${creditOf(statement)}`;
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
    .filter((text) => text !== '')
    .join('; ');
}

function present(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value.length > 0));
}

/** Whole characters within so many bytes. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const letter of text) {
    if (Buffer.byteLength(kept + letter) > bytes) break;
    kept += letter;
  }
  return kept;
}
