import type { Asset } from '../../../shared/model/asset.ts';
import { plainQuery } from '../../../shared/model/search.ts';
import { useSearch } from '../../state/search.ts';
import { classes } from '../../ui/classes.ts';
import css from './Links.module.css';

const cx = classes(css);

/** Who made it, and the way to everything else by them. */
export function Author({ asset }: { readonly asset: Asset }) {
  const search = useSearch();
  const { id, name } = asset.author;
  if (name === '') return null;
  const filters = id === null ? { author: name } : { authorId: id, author: name };
  return (
    <p className={cx('line')}>
      by{' '}
      <button
        type="button"
        className={cx('link')}
        title={`Everything by ${name}`}
        onClick={() => search.start({ ...plainQuery(''), filters })}
      >
        {name}
      </button>
    </p>
  );
}
