import { useStore } from 'zustand';
import { EXTENDED_RIGHTS } from '../../../shared/model/licence.ts';
import type { Quote } from '../../../shared/model/quote.ts';
import { useBasket } from '../../state/basket.ts';
import { classes } from '../../ui/classes.ts';
import { MEDIA } from '../../ui/media.ts';
import css from './ConfirmDialog.module.css';

const cx = classes(css);

/** What the chosen licences allow, as far as the service tells: their names and kinds, and the rights added. */
export function LicenceMeaning({ quote }: { readonly quote: Quote }) {
  const basket = useBasket();
  const licences = useStore(basket.store, ({ terms }) => terms?.licences);
  const names = quote.lines.map(({ order, licenceName }) => {
    const type = licences?.find(({ id }) => id === order.licenceId)?.productType ?? null;
    return type === null
      ? `“${licenceName}”`
      : `“${licenceName}” for ${MEDIA[type].label.toLowerCase()} assets`;
  });
  const mask = quote.lines.reduce((all, { order }) => all | order.extendedRights, 0);
  const rights = EXTENDED_RIGHTS.filter(({ bit }) => (mask & bit) !== 0).map(({ label }) =>
    label.toLowerCase(),
  );
  return (
    <p className={cx('meaning')}>
      You may use these assets as your group’s agreement with Depositphotos says for{' '}
      {listed([...new Set(names)])}
      {rights.length === 0 ? ', without extended rights' : `, with ${listed(rights)} where chosen`}.
    </p>
  );
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
