import type { RightsStatement } from '../../../shared/model/rights.ts';
import { CREATOR_TAGS, fieldsOf, identifierOf, OUR_TERMS } from './tags.ts';
import type { Field, Tags } from './tags.ts';

/**
 * What a file says of itself: the values of each tag, in the order of the file. A tag is named by its block and name
 * (`IFD0:Artist`), a translation by its language behind that (`XMP-dc:Title-de`).
 */
export type Said = ReadonlyMap<string, readonly unknown[]>;

export const NOTHING_SAID: Said = new Map();

/** A list of several identifiers (XMP specification, part 1, 8.4): `dc:identifier` holds one alone. */
const IDENTIFIERS = 'XMP-xmp:Identifier';

export interface Additions {
  readonly tags: Tags;
  /** Fields with an older text of ours that `tags` brings up to date. */
  readonly renewed: ReadonlySet<string>;
}

/**
 * What to write so that a file says the statement beside everything that it says already. Fields that the file brought
 * stay as they are, lists get an entry more, and what is empty in every block is filled. `said` is what the target says;
 * `elsewhere` what the picture says that a sidecar lies beside; `older` the format, where it has the older IPTC block.
 * An older block that the file brought is left alone: its encoding is often not the one that it claims.
 */
export function additionsTo(
  said: Said,
  statement: RightsStatement,
  options: { readonly elsewhere?: Said; readonly older?: 'jpeg' | 'tiff' | null } = {},
): Additions {
  const { elsewhere = NOTHING_SAID, older = null } = options;
  const writesIim = older !== null && ![...said.keys()].some((key) => key.startsWith('IPTC'));
  const outdated = outdatedIn(said, statement);
  const tags: Record<string, Tags[string]> = {};
  const renewed = new Set<string>();
  for (const field of fieldsOf(statement)) {
    const { tag, kind, value, homes = [] } = field;
    if (kind === 'list') {
      const missing = missingFrom(said.get(tag) ?? [], value);
      if (missing.length > 0) tags[`${tag}+`] = missing;
      continue;
    }
    if (outdated.has(tag)) renewed.add(tag);
    else if (textsIn(said, [tag, ...homes]).length > 0) continue;
    else if (textsIn(elsewhere, [tag, ...homes]).some((told) => told !== value)) continue;
    // A notice that is made up names the author of the catalogue: never where the file names another.
    const creators =
      tag === 'XMP-dc:Rights' ? [said, elsewhere].flatMap((each) => textsIn(each, CREATOR_TAGS)) : [];
    if (creators.some((name) => name !== statement.author)) continue;
    // The default language alone: translations stay.
    tags[kind === 'language' ? `${tag}-x-default` : tag] = value;
    if (writesIim && field.iim !== undefined) {
      tags[`IPTC:${field.iim.tag}`] = cut(String(value), field.iim.bytes);
    }
  }
  if (writesIim) {
    tags['IPTC:CodedCharacterSet'] = 'UTF8';
    // Adobe's mark that the block is no newer than XMP, whose texts are whole. In a TIFF ExifTool would take it before
    // it writes the block; without a mark programs believe XMP as well.
    if (older === 'jpeg') tags['Photoshop:IPTCDigest'] = 'new';
  }
  if (!names(said, statement) && tags['XMP-dc:Identifier'] === undefined) {
    tags[`${IDENTIFIERS}+`] = [identifierOf(statement)];
  }
  return { tags, renewed };
}

/** Whether the asset and the transaction of the statement are written down. */
export function saysSo(said: Said, statement: RightsStatement): boolean {
  const transactions = textsIn(said, ['XMP-plus:LicensorTransactionID']);
  return names(said, statement) && transactions.includes(String(statement.transactionId));
}

/** Whether the identifier is that of something else than the asset of this statement. */
export function isOfAnother(said: Said, statement: RightsStatement): boolean {
  return textsIn(said, ['XMP-dc:Identifier']).length > 0 && !names(said, statement);
}

function names(said: Said, statement: RightsStatement): boolean {
  return textsIn(said, ['XMP-dc:Identifier', IDENTIFIERS]).includes(identifierOf(statement));
}

/** Fields that hold an older licence of the same asset, written by us. */
function outdatedIn(said: Said, statement: RightsStatement): ReadonlySet<string> {
  const [terms = ''] = textsIn(said, ['XMP-xmpRights:UsageTerms']);
  const [, licence] = OUR_TERMS.exec(terms) ?? [];
  if (licence === undefined || !names(said, statement)) return new Set();
  const isOurLicence = textsIn(said, ['XMP-plus:OtherLicenseInfo'])[0] === licence;
  const [instructions = ''] = textsIn(said, ['XMP-photoshop:Instructions']);
  return new Set([
    'XMP-xmpRights:UsageTerms',
    ...(isOurLicence ? ['XMP-plus:OtherLicenseInfo', 'XMP-plus:LicenseTransactionDate'] : []),
    ...(/^Depositphotos transaction \d/.test(instructions) ? ['XMP-photoshop:Instructions'] : []),
  ]);
}

/** Texts of these tags and of their translations. Blanks are none: cameras fill empty fields with spaces. */
function textsIn(said: Said, tags: readonly string[]): readonly string[] {
  return [...said]
    .filter(([key]) => tags.some((tag) => key === tag || key.startsWith(`${tag}-`)))
    .flatMap(([, values]) => values.flat(2).map(String))
    .filter((text) => text.trim() !== '');
}

function missingFrom(known: readonly unknown[], wanted: Field['value']): Field['value'] {
  const entries = new Set(known.flat().map((entry) => JSON.stringify(plain(entry))));
  const isMissing = (entry: unknown) => !entries.has(JSON.stringify(plain(entry)));
  return typeof wanted === 'string' ? wanted : (wanted.filter(isMissing) as typeof wanted);
}

/** ExifTool tells a text of digits as a number, and the parts of a structure in an order of its own. */
function plain(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const parts = Object.entries(entry).map(([key, value]) => [key, plain(value)] as const);
  return Object.fromEntries(parts.toSorted(([one], [other]) => one.localeCompare(other)));
}

/** Whole characters within so many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const letter of text) {
    if (Buffer.byteLength(kept + letter) > bytes) break;
    kept += letter;
  }
  return kept;
}
