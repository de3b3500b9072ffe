import type { HeldLicence, LicenceDetails } from '../../../shared/model/held-licence.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { PARTY_FIELDS } from '../../../shared/model/transfer.ts';
import type { Party } from '../../../shared/model/transfer.ts';
import { classes } from '../../ui/classes.ts';
import { fileName, formatBytes, formatDate, formatMoment, formatPixels } from '../../ui/format.ts';
import { sizeWord } from '../../parts/words/size-words.ts';
import css from './LicenceFacts.module.css';
import { rightsText, stateText } from '../../parts/words/licence-text.ts';

const cx = classes(css);

interface LicenceFactsProps {
  readonly licence: HeldLicence;
  readonly details: LicenceDetails | null;
}

type Fact = readonly [name: string, value: string];

/** What is known, by whom it was told, and when. */
export function LicenceFacts({ licence, details }: LicenceFactsProps) {
  const facts = [
    ...whatFacts(licence),
    ...referenceFacts(licence),
    ...partyFacts(details),
    ...fileFacts(details),
  ];
  return (
    <section className={cx('facts')} aria-label="Facts">
      {licence.editorial && (
        <p className={cx('editorial')}>
          <strong>Editorial use only.</strong> For news and comment, not for advertising.
        </p>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className={cx('fact')}>
            <dt className={cx('name')}>{name}</dt>
            <dd className={cx('value')}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={cx('source')} role="status">
        {sourceText(details)}
      </p>
    </section>
  );
}

function whatFacts(licence: HeldLicence): readonly Fact[] {
  const { at, person, option, size, price, extendedRights, assetId } = licence;
  return filled([
    ['State', stateText(licence)],
    ['Licence', licence.licence],
    ['Size', option === '' ? '' : sizeWord(option)],
    ['Extended rights', rightsText(extendedRights)],
    ['Price', price === null ? 'Not told by the service' : `${formatMoney(price)} without VAT`],
    ['Date', at === null ? '' : formatDate(at)],
    ['Licensed by', person],
    ['Asset ID', String(assetId)],
    ['Dimensions', size === null ? '' : formatPixels(size)],
  ]);
}

function referenceFacts({ references, invoiceId }: HeldLicence): readonly Fact[] {
  return filled([
    ['Project', references.project],
    ['Client', references.client],
    ['Purchase order', references.purchaseOrder],
    ['ISBN', references.isbn],
    ['Other', references.other],
    ['Invoice', invoiceId === null ? '' : String(invoiceId)],
  ]);
}

function partyFacts(details: LicenceDetails | null): readonly Fact[] {
  const certificate = details?.certificate ?? null;
  if (certificate === null) return [];
  return filled([
    ['Licensor', partyText(certificate.from)],
    ['Licensee', partyText(certificate.to)],
    ['Transferred to', certificate.transferredTo === null ? '' : partyText(certificate.transferredTo)],
  ]);
}

function fileFacts(details: LicenceDetails | null): readonly Fact[] {
  const file = details?.file ?? null;
  if (file === null) return [];
  return [
    ['File', `${fileName(file.name)}, ${formatBytes(file.bytes)}`],
    ['SHA-256', file.sha256],
  ];
}

function sourceText(details: LicenceDetails | null): string {
  if (details === null) return 'Asking for the certificate.';
  const { asOf, failure } = details;
  const told = asOf === null ? 'Only the list of licences tells of this one.' : '';
  const when = asOf === null ? '' : `As Depositphotos told it, ${formatMoment(asOf, Date.now())}.`;
  const why = failure === null ? '' : `Not asked again: ${failure.message}`;
  return [told, when, why].filter((text) => text !== '').join(' ');
}

function partyText(party: Party): string {
  return PARTY_FIELDS.map((field) => party[field])
    .filter((text) => text !== '')
    .join(', ');
}

function filled(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(([, value]) => value !== '');
}
