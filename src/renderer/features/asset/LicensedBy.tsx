import type { HeldLicence } from '../../../shared/model/held-licence.ts';
import { classes } from '../../ui/classes.ts';
import { formatDate } from '../../ui/format.ts';
import css from './LicensedBy.module.css';

const cx = classes(css);

/** Who in the group has licensed an asset whose licensed file is not here; the main button above fetches that file. */
export function LicensedBy({ licence }: { readonly licence: HeldLicence }) {
  const { at, transactionId, references } = licence;
  const facts = [
    ...(at === null ? [] : [formatDate(at)]),
    ...(licence.licence === '' ? [] : [licence.licence]),
    ...(references.project === '' ? [] : [`project ${references.project}`]),
    `transaction ${transactionId}`,
  ];
  const person = licence.person || 'your group';
  return (
    <div className={cx('licensed')}>
      <p className={cx('facts')}>
        <strong>Licensed by {person}:</strong> {facts.join(', ')}
      </p>
    </div>
  );
}
