import type { LicencesFound } from '../../../shared/model/held-licence.ts';
import { classes } from '../../ui/classes.ts';
import { formatCount } from '../../ui/format.ts';
import { sumsText } from '../../parts/words/licence-text.ts';
import css from './SumsLine.module.css';

const cx = classes(css);

/** How many, and what they cost. Licences without a known price are counted, not guessed. */
export function SumsLine({ found }: { readonly found: LicencesFound | null }) {
  if (found === null) return <p className={cx('sums')} />;
  const { count, sums, unpriced } = found;
  return (
    <p className={cx('sums')} role="status">
      <span className={cx('count')}>
        {formatCount(count)} {count === 1 ? 'licence' : 'licences'}
      </span>
      {sums.length > 0 && (
        <span>
          {unpriced > 0 && 'at least '}
          {sumsText(sums)}
          <span className={cx('small')}> without VAT</span>
        </span>
      )}
      {unpriced > 0 && <span className={cx('small')}>{formatCount(unpriced)} without a known price</span>}
    </p>
  );
}
